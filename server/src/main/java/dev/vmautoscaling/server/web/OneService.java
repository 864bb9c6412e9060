package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.scaling.DecisionInputs;
import dev.vmautoscaling.scaling.KillSwitch.Position;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one service now.
 *
 * @param members created ones that take a slot
 * @param decision the newest, if it was made lately
 * @param readings empty when Prometheus was never read
 * @param killSwitch the stronger of the global one and the service's own
 */
record OneService(
        StoredGroup stored,
        List<Member> members,
        Optional<RecordedDecision> decision,
        Optional<ScalingEvent> lastEvent,
        Optional<ServiceReadings> readings,
        Optional<EffectiveMax> max,
        Position killSwitch,
        List<Need> needs) {
    GroupConfig config() {
        return stored.group().config();
    }

    boolean isStopped() {
        return killSwitch != Position.OFF;
    }

    boolean isObserving() {
        return config().mode() == GroupConfig.Mode.OBSERVE;
    }

    /** As the newest decision counted them; empty when it could not, or when there was none lately. */
    Optional<Integer> baseMembers() {
        return decision.flatMap(made -> counted(made, DecisionInputs.SIZE)
                .flatMap(size -> counted(made, DecisionInputs.CREATED).map(created -> size - created)));
    }

    private static Optional<Integer> counted(RecordedDecision made, String input) {
        return Optional.ofNullable(made.inputs().get(input)).map(Integer::valueOf);
    }
}
