package dev.vmautoscaling.templates;

import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.templates.steps.Reach;
import java.util.List;

/** Every kind of workflow on templates. */
public record TemplateKinds(
        WorkflowKind cloning,
        WorkflowKind converting,
        WorkflowKind renaming,
        WorkflowKind destroying,
        WorkflowKind returning) {
    public static TemplateKinds of(Reach reach) {
        return new TemplateKinds(
                CreateTemplate.byClone(reach),
                CreateTemplate.byConversion(reach),
                RenameTemplate.workflow(reach),
                DeleteTemplate.byDestroying(reach),
                DeleteTemplate.byReturning(reach));
    }

    public List<WorkflowKind> all() {
        return List.of(cloning, converting, renaming, destroying, returning);
    }
}
