package dev.vmautoscaling.templates;

import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.templates.steps.CheckSource;
import dev.vmautoscaling.templates.steps.CloneSource;
import dev.vmautoscaling.templates.steps.MarkAsTemplate;
import dev.vmautoscaling.templates.steps.Reach;
import dev.vmautoscaling.templates.steps.RenameInVcenter;
import dev.vmautoscaling.templates.steps.TakeSnapshot;
import dev.vmautoscaling.templates.steps.VerifyTemplate;
import java.util.List;

/**
 * How a template is made. Any failure takes back what was done, last step first: a copy of ours is destroyed, a VM that was
 * being converted is a VM again, with its old name and without our snapshot.
 */
public final class CreateTemplate {
    /** The source stays what it is. */
    public static final String BY_CLONE = "clone-to-template";
    /** The source becomes the template. */
    public static final String BY_CONVERSION = "convert-to-template";

    private CreateTemplate() {}

    public static WorkflowKind byClone(Reach reach) {
        return new WorkflowKind(
                BY_CLONE,
                List.of(
                        new CheckSource(reach),
                        new CloneSource(reach),
                        new TakeSnapshot(reach),
                        new MarkAsTemplate(reach),
                        new VerifyTemplate(reach)));
    }

    public static WorkflowKind byConversion(Reach reach) {
        return new WorkflowKind(
                BY_CONVERSION,
                List.of(
                        new CheckSource(reach),
                        new TakeSnapshot(reach),
                        new RenameInVcenter(reach),
                        new MarkAsTemplate(reach),
                        new VerifyTemplate(reach)));
    }
}
