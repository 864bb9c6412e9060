package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Making;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.templates.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A template with what it is now.
 *
 * @param mode how it came to be: {@code clone}, {@code convert} or {@code register}
 * @param state as recorded, or what vCenter and the configs make of READY: MISSING, IN_USE
 * @param usedBy the services whose configs clone from it
 * @param vcenterTrouble why it is not known whether vCenter still has it
 * @param progress the work on it that goes on, or that went wrong
 */
record TemplateView(
        String id,
        String name,
        String description,
        String mode,
        String state,
        List<String> usedBy,
        boolean linkedClones,
        String vcenter,
        TemplatePlace place,
        Optional<String> vmId,
        SourceView source,
        Optional<Progress> progress,
        Optional<String> vcenterTrouble,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** What the list can be filtered by. */
    enum State {
        CREATING,
        READY,
        /** Ready, and configs clone from it. */
        IN_USE,
        /** It was ready, and vCenter has it no more. */
        MISSING,
        RENAMING,
        DELETING,
        FAILED
    }

    /** The VM that it was made of, as it was then. */
    record SourceView(
            String name,
            String vmId,
            String instanceUuid,
            String guestOs,
            int cpus,
            long memoryBytes,
            List<VmDetails.Disk> disks,
            List<String> networks) {
        static SourceView of(VmDetails vm) {
            return new SourceView(
                    vm.name(),
                    vm.id().value(),
                    vm.instanceUuid(),
                    vm.guestOs(),
                    vm.cpus(),
                    vm.memoryBytes(),
                    vm.disks(),
                    vm.networks());
        }
    }

    /**
     * How far a workflow is.
     *
     * @param state of the workflow
     * @param step the one that is tried, or was tried last
     * @param stepNumber 1 for the first
     * @param percent of what vCenter does for this step, when it tells
     * @param message what the step waits for, or what it said last
     * @param code stable, of what stopped it
     * @param failure why it is, or was, taken back, or needs a person
     */
    record Progress(
            String workflow,
            String kind,
            String state,
            String step,
            int stepNumber,
            int steps,
            Optional<Integer> percent,
            String message,
            Optional<String> code,
            Optional<String> failure,
            Optional<String> hint) {
        static Progress of(Workflow workflow) {
            int last = lastTried(workflow);
            StepRecord step = workflow.steps().get(last);
            return new Progress(
                    workflow.id(),
                    workflow.kind(),
                    workflow.state().name(),
                    step.key(),
                    last + 1,
                    workflow.steps().size(),
                    fact(workflow, Fact.PERCENT).map(Integer::valueOf),
                    step.message(),
                    workflow.failure().flatMap(failure -> fact(workflow, Fact.PROBLEM)),
                    WorkflowView.failure(workflow),
                    WorkflowView.hint(workflow));
        }

        private static int lastTried(Workflow workflow) {
            for (int i = workflow.steps().size() - 1; i > 0; i--) {
                if (workflow.steps().get(i).tries().attempts() > 0) {
                    return i;
                }
            }
            return 0;
        }

        private static Optional<String> fact(Workflow workflow, String name) {
            return Optional.ofNullable(workflow.facts().get(name)).filter(value -> !value.isEmpty());
        }
    }

    /** What is known beside the record. */
    record Surroundings(State state, List<String> usedBy, Optional<String> vcenterTrouble, Optional<Workflow> work) {}

    static TemplateView of(Template template, Surroundings now) {
        Making making = template.making();
        return new TemplateView(
                template.id(),
                template.name(),
                template.description(),
                mode(making),
                now.state().name(),
                now.usedBy(),
                making.forLinkedClones(),
                making.vcenter(),
                making.place(),
                template.identity().map(identity -> identity.vm().value()),
                SourceView.of(making.source()),
                now.work().map(Progress::of),
                now.vcenterTrouble(),
                making.by(),
                making.at(),
                template.updatedAt(),
                template.version());
    }

    private static String mode(Making making) {
        return switch (making.origin()) {
            case CLONED -> "clone";
            case CONVERTED -> "convert";
            case REGISTERED -> "register";
        };
    }
}
