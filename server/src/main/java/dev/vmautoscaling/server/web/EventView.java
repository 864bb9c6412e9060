package dev.vmautoscaling.server.web;

import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A scaling event with the workflows of its members, step by step. */
record EventView(
        String id,
        String service,
        String kind,
        String state,
        String reason,
        Instant createdAt,
        Optional<Instant> endedAt,
        List<WorkflowView> workflows) {
    /**
     * What was done for one member.
     *
     * @param failure the step that failed and why
     * @param hint what the operator can do about it
     * @param parkedAt since when the kill switch holds it
     */
    record WorkflowView(
            String id,
            String member,
            String kind,
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
                    workflow.subject(),
                    workflow.kind(),
                    workflow.state().name(),
                    workflow.steps().stream().map(StepView::of).toList(),
                    workflow.failure().map(failure -> lastStep(workflow) + failure.message()),
                    workflow.failure().map(Failure::hint).filter(hint -> !hint.isEmpty()),
                    workflow.parkedAt(),
                    workflow.createdAt(),
                    workflow.endedAt());
        }

        /** The last step that was tried is the one that failed. */
        private static String lastStep(Workflow workflow) {
            return workflow.steps().reversed().stream()
                    .filter(step -> step.tries().attempts() > 0)
                    .findFirst()
                    .map(step -> step.key() + ": ")
                    .orElse("");
        }
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

    static EventView of(EventStore.Told told) {
        ScalingEvent event = told.event();
        return new EventView(
                event.id(),
                event.service(),
                Words.of(event.kind()),
                event.state().name(),
                event.reason(),
                event.createdAt(),
                event.endedAt(),
                told.workflows().stream().map(WorkflowView::of).toList());
    }
}
