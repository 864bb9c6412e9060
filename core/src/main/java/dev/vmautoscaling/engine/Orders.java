package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What people and later decisions want of a workflow, obeyed between two attempts. */
final class Orders {
    private final Kinds kinds;
    private final Recording recording;
    private final InstantSource time;

    Orders(Kinds kinds, Recording recording, InstantSource time) {
        this.kinds = kinds;
        this.recording = recording;
        this.time = time;
    }

    Workflow obey(Workflow workflow) {
        return recording
                .takeOrder(workflow)
                .map(order -> switch (order) {
                    case UNDO -> undo(workflow, false);
                    case UNDO_UNDER_STOP -> undo(workflow, true);
                    case RETRY -> retry(workflow);
                    case RESOLVE -> resolve(workflow);
                })
                .orElse(workflow);
    }

    private Workflow undo(Workflow workflow, boolean underStop) {
        if (workflow.state().hasEnded() || kinds.goesForwardOnly(workflow)) {
            return workflow;
        }
        Workflow told = workflow.failure().isPresent()
                ? workflow
                : workflow.failing(Failure.permanent("taken back by order", ""));
        int last = told.lastToUndo();
        boolean stuckInUndo = last >= 0 && told.steps().get(last).state() == StepRecord.State.UNDOING;
        Workflow renewed = stuckInUndo ? told.with(last, told.steps().get(last).retried()) : told;
        Workflow allowed = underStop ? renewed.allowedToUndoUnderStop() : renewed;
        return recording.save(allowed.with(WorkflowState.UNDOING));
    }

    /** Goes on where it stopped: with the step that failed, or with the undo that did. */
    private Workflow retry(Workflow workflow) {
        if (workflow.state() != WorkflowState.STUCK) {
            return workflow;
        }
        int last = workflow.lastToUndo();
        boolean wasUndoing = last >= 0 && workflow.steps().get(last).state() == StepRecord.State.UNDOING;
        int index = wasUndoing ? last : workflow.nextStep();
        return recording.save(workflow.with(index, workflow.steps().get(index).retried())
                .with(wasUndoing ? WorkflowState.UNDOING : WorkflowState.RUNNING));
    }

    private Workflow resolve(Workflow workflow) {
        if (workflow.state() != WorkflowState.STUCK) {
            return workflow;
        }
        Instant now = time.instant();
        Attempt closing = new Attempt(workflow, 1, Duration.ZERO, now);
        kinds.of(workflow).steps().forEach(step -> step.close(closing));
        return recording.save(workflow.ended(WorkflowState.RESOLVED, now));
    }
}
