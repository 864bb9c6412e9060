package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.EventStore;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is recorded of all services, with one question for each kind of record, however many services there are. */
@Component
class ServiceRecords {
    private final JdbcScalingGroups groups;
    private final JdbcMembers members;
    private final JdbcDecisions decisions;
    private final EventStore events;

    ServiceRecords(JdbcScalingGroups groups, JdbcMembers members, JdbcDecisions decisions, EventStore events) {
        this.groups = groups;
        this.members = members;
        this.decisions = decisions;
        this.events = events;
    }

    /**
     * Of all services, by name.
     *
     * @param members created ones that take a slot
     * @param decisions the newest of each
     * @param events the newest of each
     */
    record Recorded(
            List<StoredGroup> groups,
            Map<String, List<Member>> members,
            Map<String, RecordedDecision> decisions,
            Map<String, ScalingEvent> events) {}

    /** @param since older decisions say nothing about now */
    Recorded since(Instant since) {
        return new Recorded(
                groups.all(),
                members.live().stream().collect(Collectors.groupingBy(Member::service)),
                decisions.newestOfEach(since),
                events.newestOfEach());
    }

    Map<String, List<ScalingEvent>> eventsSince(Instant since) {
        return events.openedSince(since);
    }
}
