package dev.vmautoscaling.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a workflow is.
 *
 * <pre>
 * PENDING → RUNNING ⇄ WAITING → COMPLETED
 *              └────────┴→ UNDOING → UNDONE
 *              └────────┴─────┴→ STUCK → RUNNING | UNDOING | RESOLVED   (by a person's order)
 * </pre>
 */
public enum WorkflowState {
    /** Recorded, not yet begun. */
    PENDING,
    /** A worker drives it. */
    RUNNING,
    /** Asleep until its wake-up time. */
    WAITING,
    /** Every step is done. */
    COMPLETED,
    /** Its steps are being taken back, last one first. */
    UNDOING,
    /** Nothing of it is left. */
    UNDONE,
    /** Needs a person: retry, undo or resolve by hand. */
    STUCK,
    /** A person has put it right by hand. */
    RESOLVED;

    private static final Map<WorkflowState, Set<WorkflowState>> MOVES = Map.of(
            PENDING, EnumSet.of(RUNNING, UNDOING),
            RUNNING, EnumSet.of(WAITING, COMPLETED, UNDOING, STUCK),
            WAITING, EnumSet.of(RUNNING, UNDOING),
            UNDOING, EnumSet.of(UNDONE, STUCK),
            STUCK, EnumSet.of(RUNNING, UNDOING, RESOLVED),
            COMPLETED, EnumSet.noneOf(WorkflowState.class),
            UNDONE, EnumSet.noneOf(WorkflowState.class),
            RESOLVED, EnumSet.noneOf(WorkflowState.class));

    public boolean hasEnded() {
        return this == COMPLETED || this == UNDONE || this == RESOLVED;
    }

    /** Whether it goes on without a person. */
    public boolean isLive() {
        return !hasEnded() && this != STUCK;
    }

    WorkflowState to(WorkflowState next) {
        if (next != this && !allowed(next)) {
            throw new IllegalStateException("a workflow cannot go from " + this + " to " + next);
        }
        return next;
    }

    private boolean allowed(WorkflowState next) {
        Set<WorkflowState> moves = MOVES.get(this);
        return moves != null && moves.contains(next);
    }
}
