package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Identity;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Workflow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a template is, told by its workflow. Stores apply it in the transaction that saves the workflow. */
public final class TemplateProjection {
    private static final Set<String> KINDS = Set.of(
            CreateTemplate.BY_CLONE,
            CreateTemplate.BY_CONVERSION,
            RenameTemplate.KIND,
            DeleteTemplate.BY_DESTROYING,
            DeleteTemplate.BY_RETURNING);

    private TemplateProjection() {}

    public static boolean isFor(String kind) {
        return KINDS.contains(kind);
    }

    /** The template as this state of its workflow leaves it; empty when there is none any more. */
    public static Optional<Template> after(Template template, Workflow workflow) {
        return switch (workflow.kind()) {
            case CreateTemplate.BY_CLONE, CreateTemplate.BY_CONVERSION ->
                Optional.of(afterCreation(template, workflow));
            case RenameTemplate.KIND -> Optional.of(afterRenaming(template, workflow));
            case DeleteTemplate.BY_DESTROYING -> afterDeletion(template, workflow, DeleteTemplate.DESTROYED_FROM);
            case DeleteTemplate.BY_RETURNING -> afterDeletion(template, workflow, DeleteTemplate.RETURNED_FROM);
            default -> throw new IllegalArgumentException(workflow.kind() + " is no workflow on templates");
        };
    }

    private static Template afterCreation(Template template, Workflow workflow) {
        return switch (workflow.state()) {
            case COMPLETED -> identified(template, workflow).in(State.READY);
            case UNDONE -> template.in(State.FAILED).as(Optional.empty());
            case RESOLVED -> identified(template, workflow).in(State.FAILED);
            case PENDING, RUNNING, WAITING, UNDOING, STUCK ->
                identified(template, workflow).in(State.CREATING);
        };
    }

    private static Template identified(Template template, Workflow workflow) {
        Map<String, String> facts = workflow.facts();
        return template.making().origin() == Origin.CLONED && facts.containsKey(Fact.VM)
                ? template.as(Optional.of(
                        new Identity(new VmId(facts.getOrDefault(Fact.VM, "")), facts.getOrDefault(Fact.UUID, ""))))
                : template;
    }

    private static Template afterRenaming(Template template, Workflow workflow) {
        return switch (workflow.state()) {
            case COMPLETED ->
                template.named(workflow.facts().getOrDefault(Fact.TO_NAME, template.name()))
                        .in(State.READY);
            case UNDONE, RESOLVED -> template.in(State.READY);
            case PENDING, RUNNING, WAITING, UNDOING, STUCK -> template.in(State.RENAMING);
        };
    }

    private static Optional<Template> afterDeletion(Template template, Workflow workflow, String lastStep) {
        return switch (workflow.state()) {
            case COMPLETED -> Optional.empty();
            // Closed by a person: once it began to go, it is gone; before, it stays.
            case RESOLVED -> workflow.hasStarted(lastStep) ? Optional.empty() : Optional.of(template.in(State.READY));
            case UNDONE -> Optional.of(template.in(State.READY));
            case PENDING, RUNNING, WAITING, UNDOING, STUCK -> Optional.of(template.in(State.DELETING));
        };
    }
}
