package dev.vmautoscaling.server.web;

import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A workflow of any kind, step by step.
 *
 * @param event what it is a part of: a scaling event, a template, a service
 * @param service whose kill switch holds it; absent when only the global one does
 * @param subject what it works on
 * @param failure the step that failed and why
 * @param hint what the operator can do about it
 * @param parkedAt since when the kill switch holds it
 * @param forwardOnly it has passed its point of no return, so it cannot be undone any more
 */
record WorkflowView(
        String id,
        String kind,
        String event,
        Optional<String> service,
        String subject,
        String state,
        List<StepView> steps,
        Optional<String> failure,
        Optional<String> hint,
        Optional<Instant> parkedAt,
        boolean forwardOnly,
        Instant createdAt,
        Optional<Instant> endedAt) {
    static WorkflowView of(Workflow workflow, PointsOfNoReturn pointsOfNoReturn) {
        return new WorkflowView(
                workflow.id(),
                workflow.kind(),
                workflow.event(),
                Optional.of(workflow.group()).filter(service -> !service.isEmpty()),
                workflow.subject(),
                workflow.state().name(),
                workflow.steps().stream().map(StepView::of).toList(),
                failure(workflow),
                hint(workflow),
                workflow.parkedAt(),
                pointsOfNoReturn.isPassedBy(workflow),
                workflow.createdAt(),
                workflow.endedAt());
    }

    static Optional<String> failure(Workflow workflow) {
        return workflow.failure().map(failure -> failedStep(workflow) + failure.message());
    }

    static Optional<String> hint(Workflow workflow) {
        return workflow.failure().map(Failure::hint).filter(hint -> !hint.isEmpty());
    }

    /** Which step cannot be taken back, or else which one failed; empty when none did, but its driver or a person gave it up. */
    private static String failedStep(Workflow workflow) {
        Optional<StepRecord> held = workflow.steps().stream()
                .filter(step -> workflow.state() == WorkflowState.STUCK && step.state() == StepRecord.State.UNDOING)
                .findFirst();
        return held.or(() -> workflow.steps().reversed().stream()
                        .filter(step -> step.state() == StepRecord.State.FAILED
                                || step.tries().failures() > 0)
                        .findFirst())
                .map(step -> step.key() + ": ")
                .orElse("");
    }

    /**
     * One step with how often it was tried.
     *
     * @param failures in a row, of what it is at now: while it runs or is taken back, it is tried again
     */
    record StepView(
            String key,
            String state,
            int attempts,
            int failures,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<String> message,
            int undoAttempts,
            Optional<Instant> undoneAt) {
        static StepView of(StepRecord step) {
            return new StepView(
                    step.key(),
                    step.state().name(),
                    step.tries().attempts(),
                    (step.state() == StepRecord.State.UNDOING ? step.undoTries() : step.tries()).failures(),
                    step.tries().startedAt(),
                    step.tries().endedAt(),
                    Optional.of(step.message()).filter(message -> !message.isEmpty()),
                    step.undoTries().attempts(),
                    step.undoTries().endedAt());
        }
    }
}
