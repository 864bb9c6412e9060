package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Prometheus HTTP service discovery of the created members. On trouble of our own the answer is an error, never an empty list:
 * Prometheus keeps the list it has after an error, and drops every target after an empty one.
 */
@RestController
class ServiceDiscoveryController {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceDiscoveryController.class);

    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    private final JdbcMembers members;
    private final JdbcScalingGroups groups;

    ServiceDiscoveryController(JdbcMembers members, JdbcScalingGroups groups) {
        this.members = members;
        this.groups = groups;
    }

    /** One target group, of one member. */
    record TargetGroup(List<String> targets, Map<String, String> labels) {}

    @Refusal(status = 404, code = "service-unknown", when = "there is no such service")
    @Refusal(status = 500, code = "database-unavailable", when = "the database does not answer: never an empty list")
    @GetMapping(path = "/api/service-discovery", produces = MediaType.APPLICATION_JSON_VALUE)
    List<TargetGroup> targets(HttpServletRequest request) {
        Optional<String> service = Optional.ofNullable(request.getParameter("service"));
        Map<String, GroupConfig> configs =
                groups.everything().stream().collect(Collectors.toMap(GroupConfig::service, Function.identity()));
        service.filter(name -> !configs.containsKey(name)).ifPresent(name -> {
            throw Refused.unknown("service", name, configs.keySet());
        });
        return members.monitored().stream()
                .filter(member -> service.map(member.service()::equals).orElse(true))
                .flatMap(member -> target(member, Optional.ofNullable(configs.get(member.service()))).stream())
                .toList();
    }

    private static Optional<TargetGroup> target(Member member, Optional<GroupConfig> config) {
        return config.flatMap(known -> member.address().map(address -> target(member, address, known)));
    }

    private static TargetGroup target(Member member, IpAddress address, GroupConfig config) {
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
        return new TargetGroup(List.of(host + ":" + config.monitoring().metricsPort()), labels);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(DataAccessException trouble) {
        LOG.error("service discovery fails; Prometheus keeps the targets it has", trouble);
        ProblemDetail problem = Problems.problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "database-unavailable", "The database does not answer.", List.of());
        return ResponseEntity.of(problem).build();
    }
}
