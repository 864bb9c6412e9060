package dev.vmautoscaling.server.web;

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
        List<OfMember> workflows) {
    /**
     * What was done for one member.
     *
     * @param failure the step that failed and why
     * @param hint what the operator can do about it
     * @param parkedAt since when the kill switch holds it
     */
    record OfMember(
            String id,
            String member,
            String kind,
            String state,
            List<WorkflowView.StepView> steps,
            Optional<String> failure,
            Optional<String> hint,
            Optional<Instant> parkedAt,
            Instant createdAt,
            Optional<Instant> endedAt) {
        static OfMember of(Workflow workflow) {
            return new OfMember(
                    workflow.id(),
                    workflow.subject(),
                    workflow.kind(),
                    workflow.state().name(),
                    workflow.steps().stream().map(WorkflowView.StepView::of).toList(),
                    WorkflowView.failure(workflow),
                    WorkflowView.hint(workflow),
                    workflow.parkedAt(),
                    workflow.createdAt(),
                    workflow.endedAt());
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
                told.workflows().stream().map(OfMember::of).toList());
    }
}
