package dev.vmautoscaling.server.web;

import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
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
        Instant createdAt,
        Optional<Instant> endedAt) {
    static WorkflowView of(Workflow workflow) {
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
                workflow.createdAt(),
                workflow.endedAt());
    }

    static Optional<String> failure(Workflow workflow) {
        return workflow.failure().map(failure -> lastStep(workflow) + failure.message());
    }

    static Optional<String> hint(Workflow workflow) {
        return workflow.failure().map(Failure::hint).filter(hint -> !hint.isEmpty());
    }

    /** The last step that was tried is the one that failed. */
    private static String lastStep(Workflow workflow) {
        return workflow.steps().reversed().stream()
                .filter(step -> step.tries().attempts() > 0)
                .findFirst()
                .map(step -> step.key() + ": ")
                .orElse("");
    }

    /** One step with how often it was tried. */
    record StepView(
            String key,
            String state,
            int attempts,
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
                    step.tries().startedAt(),
                    step.tries().endedAt(),
                    Optional.of(step.message()).filter(message -> !message.isEmpty()),
                    step.undoTries().attempts(),
                    step.undoTries().endedAt());
        }
    }
}
