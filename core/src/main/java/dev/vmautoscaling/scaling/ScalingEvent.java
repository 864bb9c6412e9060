package dev.vmautoscaling.scaling;

import dev.vmautoscaling.engine.WorkflowState;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * One scaling act on a service, of one workflow per VM.
 *
 * @param reason the decision's sentence
 */
public record ScalingEvent(
        String id,
        String service,
        Kind kind,
        State state,
        String reason,
        Instant createdAt,
        Optional<Instant> endedAt) {
    /** What it does to the size. */
    public enum Kind {
        SCALE_OUT,
        SCALE_IN
    }

    /** Derived from its workflows, never set by itself. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        /** Some members came or went, others did not. */
        PARTIAL,
        UNDONE,
        /** A workflow needs a person. */
        STUCK,
        /** Observe mode: this is what would have been done. */
        OBSERVED;

        /** The state of an event with these workflows. */
        public static State of(Collection<WorkflowState> workflows) {
            if (workflows.stream().anyMatch(WorkflowState::isLive)) {
                return RUNNING;
            }
            if (workflows.contains(WorkflowState.STUCK)) {
                return STUCK;
            }
            if (workflows.stream().allMatch(state -> state == WorkflowState.COMPLETED)) {
                return SUCCEEDED;
            }
            return workflows.contains(WorkflowState.COMPLETED) ? PARTIAL : UNDONE;
        }
    }
}
