package dev.vmautoscaling.server.web;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scaling event with the workflows of its members, step by step.
 *
 * @param driver who else than the control plane drives it, or was to
 */
record EventView(
        String id,
        String service,
        String kind,
        String state,
        String reason,
        Instant createdAt,
        Optional<Instant> endedAt,
        Optional<Driver> driver,
        List<OfMember> workflows) {
    /**
     * A build, or the offer to one.
     *
     * @param state {@code OFFERED}, {@code CLAIMED} by the build, {@code TAKEN_OVER} by the control plane, or {@code WITHDRAWN}:
     *     taken back
     * @param stage the last one that the build has asked for
     * @param until when the offer, or the lease of the build, runs out
     * @param result how the build ended, by its own account
     * @param note what happened last
     */
    record Driver(
            String engine,
            String state,
            Optional<String> build,
            Optional<String> buildUrl,
            Optional<String> stage,
            Optional<Instant> until,
            Optional<String> result,
            String note) {
        static Driver of(Drive drive, boolean isOver) {
            return new Driver(
                    "jenkins",
                    drive.state().name(),
                    drive.build().map(Drive.Build::name),
                    drive.build().map(Drive.Build::url),
                    drive.stage().map(Drive.Reached::stage),
                    Optional.of(drive.until()).filter(until -> drive.state().isOpen() && !isOver),
                    drive.result().map(Enum::name),
                    isOver && drive.state() == Drive.State.OFFERED ? "it was over before a build came" : drive.note());
        }
    }

    /**
     * What was done for one member.
     *
     * @param name the member's, which is its VM's too
     * @param failure the step that failed and why
     * @param hint what the operator can do about it
     * @param parkedAt since when the kill switch holds it
     * @param forwardOnly it has passed its point of no return, so it cannot be undone any more
     */
    record OfMember(
            String id,
            String member,
            String name,
            String kind,
            String state,
            List<WorkflowView.StepView> steps,
            Optional<String> failure,
            Optional<String> hint,
            Optional<Instant> parkedAt,
            boolean forwardOnly,
            Instant createdAt,
            Optional<Instant> endedAt) {
        static OfMember of(Workflow workflow, Map<String, String> names, PointsOfNoReturn pointsOfNoReturn) {
            return new OfMember(
                    workflow.id(),
                    workflow.subject(),
                    names.getOrDefault(workflow.subject(), workflow.subject()),
                    workflow.kind(),
                    workflow.state().name(),
                    workflow.steps().stream().map(WorkflowView.StepView::of).toList(),
                    WorkflowView.failure(workflow),
                    WorkflowView.hint(workflow),
                    workflow.parkedAt(),
                    pointsOfNoReturn.isPassedBy(workflow),
                    workflow.createdAt(),
                    workflow.endedAt());
        }
    }

    static EventView of(EventStore.Told told, PointsOfNoReturn pointsOfNoReturn) {
        ScalingEvent event = told.event();
        return new EventView(
                event.id(),
                event.service(),
                Words.of(event.kind()),
                event.state().name(),
                event.reason(),
                event.createdAt(),
                event.endedAt(),
                told.drive().map(drive -> Driver.of(drive, event.endedAt().isPresent())),
                told.workflows().stream()
                        .map(workflow -> OfMember.of(workflow, told.names(), pointsOfNoReturn))
                        .toList());
    }
}
