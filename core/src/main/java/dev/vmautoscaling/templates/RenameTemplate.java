package dev.vmautoscaling.templates;

import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.templates.steps.CheckUnused;
import dev.vmautoscaling.templates.steps.Reach;
import dev.vmautoscaling.templates.steps.RenameInVcenter;
import java.util.List;

/** How a template that no config speaks of gets another name. */
public final class RenameTemplate {
    public static final String KIND = "rename-template";

    private RenameTemplate() {}

    public static WorkflowKind workflow(Reach reach) {
        return new WorkflowKind(KIND, List.of(new CheckUnused(reach), new RenameInVcenter(reach)));
    }
}
