package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.domain.integration.Sharing;
import dev.vmautoscaling.server.persistence.ConfigWork;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Who needs what is there only once: services that are enabled, or are being enabled, and members that are scraped. */
final class SharedParts implements Sharing {
    private final JdbcScalingGroups groups;
    private final Members members;
    private final ConfigWork work;
    private final Function<GroupConfig, List<String>> alertmanagers;

    /** @param alertmanagers the connections of those that the service's Prometheus tells */
    SharedParts(
            JdbcScalingGroups groups,
            Members members,
            ConfigWork work,
            Function<GroupConfig, List<String>> alertmanagers) {
        this.groups = groups;
        this.members = members;
        this.work = work;
        this.alertmanagers = alertmanagers;
    }

    @Override
    public boolean isNeededByOthers(Part part, GroupConfig config) {
        Set<String> coming = work.beingPublished();
        List<GroupConfig> others = groups.all().stream()
                .map(stored -> stored.group())
                .filter(group -> group.enabled() || coming.contains(group.service()))
                .map(group -> group.config())
                .filter(other -> !other.service().equals(config.service()))
                .toList();
        return switch (part) {
            case JENKINS_JOB, JENKINS_RECEIVER, JENKINS_ROUTE -> false;
            case RULES -> others.stream().anyMatch(other -> isSamePrometheus(other, config));
            case SCRAPE_JOB ->
                others.stream().anyMatch(other -> isSamePrometheus(other, config)) || hasScrapedMembers(config);
            case RECEIVER, ROUTE -> others.stream().anyMatch(other -> haveCommon(other, config));
        };
    }

    private static boolean isSamePrometheus(GroupConfig one, GroupConfig other) {
        return one.monitoring().prometheus().equals(other.monitoring().prometheus());
    }

    private boolean haveCommon(GroupConfig one, GroupConfig other) {
        return !Collections.disjoint(alertmanagers.apply(one), alertmanagers.apply(other));
    }

    /** A member whose config was deleted may be scraped by any Prometheus. */
    private boolean hasScrapedMembers(GroupConfig config) {
        return members.monitored().stream()
                .map(Member::service)
                .distinct()
                .anyMatch(service -> groups.find(service)
                        .map(group -> isSamePrometheus(group.config(), config))
                        .orElse(true));
    }
}
