package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/**
 * The guarantees. A step is recorded as started before it is tried, so whatever a crash interrupts is looked for again;
 * a failure takes back every started step, last one first; the kill switch is asked before every attempt, and whoever
 * drives the workflow before every step; and only the worker with the newest claim can write.
 */
public final class WorkflowRunner {
    /** How often a parked workflow looks whether the kill switch is off again. */
    private static final Duration PARKED_LOOK = Duration.ofSeconds(2);

    private final Recording recording;
    private final Gate gate;
    private final Boundary boundary;
    private final Orders orders;
    private final Attempts attempts;
    private final InstantSource time;

    public WorkflowRunner(
            Collection<WorkflowKind> kinds,
            WorkflowStore store,
            Gate gate,
            WorkflowObserver observer,
            InstantSource time) {
        Kinds known = Kinds.of(kinds);
        this.recording = new Recording(store, observer);
        this.gate = gate;
        this.boundary = new Boundary(known, gate, recording);
        this.orders = new Orders(known, recording, time);
        this.attempts = new Attempts(known, recording, time);
        this.time = time;
    }

    /**
     * Drives the workflow until it has ended, must wait, or is stuck.
     *
     * @throws LostClaim when another worker took it over; that one goes on
     */
    public Next run(String id) {
        Optional<Workflow> claimed = recording.claim(id);
        if (claimed.isEmpty()) {
            return new Next.Never();
        }
        Workflow workflow = claimed.get();
        while (true) {
            workflow = orders.obey(workflow);
            if (!workflow.state().isLive()) {
                return new Next.Never();
            }
            if (gate.isStopped(workflow.group()) && !workflow.isUndoingUnderStop()) {
                return park(workflow);
            }
            workflow = unpark(workflow);
            Permit permit = boundary.at(workflow);
            if (permit instanceof Permit.Only only) {
                return boundary.hold(workflow, only);
            }
            workflow = permit instanceof Permit.Withdrawn gone ? boundary.turnBack(workflow, gone) : workflow;
            Optional<Instant> wakeAt = workflow.sleepsUntil(time.instant());
            if (wakeAt.isPresent()) {
                return new Next.At(wakeAt.get());
            }
            workflow = advance(workflow);
        }
    }

    /** Whether it waits for its driver: a permit may have come while the workflow was being put to rest. */
    public boolean isHeld(String id) {
        return boundary.isHeld(id);
    }

    /** Leaves everything where it is; what is under way keeps its place. */
    private Next park(Workflow workflow) {
        Instant now = time.instant();
        if (workflow.parkedAt().isEmpty()) {
            recording.save(workflow.parked(now));
        }
        return new Next.At(now.plus(PARKED_LOOK));
    }

    private Workflow unpark(Workflow workflow) {
        return workflow.parkedAt().isPresent() ? recording.save(workflow.unparked(time.instant())) : workflow;
    }

    /** One attempt, at the next step or at taking back the last one; or the end. */
    private Workflow advance(Workflow workflow) {
        if (workflow.state() == WorkflowState.UNDOING) {
            int last = workflow.lastToUndo();
            return last < 0
                    ? recording.save(workflow.ended(WorkflowState.UNDONE, time.instant()))
                    : attempts.undo(workflow, last);
        }
        int next = workflow.nextStep();
        return next == workflow.steps().size()
                ? recording.save(workflow.with(WorkflowState.RUNNING).ended(WorkflowState.COMPLETED, time.instant()))
                : attempts.perform(workflow, next);
    }
}
