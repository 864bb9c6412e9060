package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The created members as Prometheus scrapes them: also those of a config that was deleted and has left them. */
@Component
public class ScrapedMembers {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    private final JdbcMembers members;
    private final JdbcScalingGroups groups;

    ScrapedMembers(JdbcMembers members, JdbcScalingGroups groups) {
        this.members = members;
        this.groups = groups;
    }

    /**
     * One of them.
     *
     * @param prometheus the connection that its service names
     * @param address host and port; an IPv6 host in brackets
     * @param labels among them the job of its service, so that dashboards go on working
     */
    public record Scraped(String prometheus, String service, String address, Map<String, String> labels) {}

    /**
     * Those that are scraped now, in an order that stays.
     *
     * @throws org.springframework.dao.DataAccessException never an empty list instead
     */
    public List<Scraped> now() {
        Map<String, GroupConfig> configs =
                groups.everything().stream().collect(Collectors.toMap(GroupConfig::service, Function.identity()));
        return members.monitored().stream()
                .flatMap(member -> scraped(member, Optional.ofNullable(configs.get(member.service()))).stream())
                .toList();
    }

    /** Those whose service names this Prometheus. */
    public List<Scraped> of(String prometheus) {
        return now().stream()
                .filter(scraped -> scraped.prometheus().equals(prometheus))
                .toList();
    }

    private static Optional<Scraped> scraped(Member member, Optional<GroupConfig> config) {
        return config.flatMap(known -> member.address().map(address -> scraped(member, address, known)));
    }

    private static Scraped scraped(Member member, IpAddress address, GroupConfig config) {
        String host = address.isV6() ? "[" + address + "]" : address.value();
        Map<String, String> labels = new TreeMap<>(config.monitoring().rules().labels());
        long interval = config.monitoring().profile().scrape().toMillis();
        labels.putAll(Map.of(
                "__scrape_interval__", interval + "ms",
                "__scrape_timeout__", Math.min(interval, LONGEST_TIMEOUT.toMillis()) + "ms",
                "job", config.monitoring().job(),
                "service", member.service(),
                "instance", member.name(),
                "vm", member.name(),
                "managed_by", "vm-autoscaler"));
        return new Scraped(
                config.monitoring().prometheus(),
                member.service(),
                host + ":" + config.monitoring().metricsPort(),
                labels);
    }
}
