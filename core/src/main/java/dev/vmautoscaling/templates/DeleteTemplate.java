package dev.vmautoscaling.templates;

import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.templates.steps.CheckRemovable;
import dev.vmautoscaling.templates.steps.CheckUnused;
import dev.vmautoscaling.templates.steps.DestroyTemplate;
import dev.vmautoscaling.templates.steps.MarkAsVm;
import dev.vmautoscaling.templates.steps.Reach;
import dev.vmautoscaling.templates.steps.RemoveSnapshot;
import dev.vmautoscaling.templates.steps.RenameInVcenter;
import java.util.List;

/** How a template goes. It can be taken back until its disks, or the snapshot for linked clones, begin to go. */
public final class DeleteTemplate {
    /** With its disks. */
    public static final String BY_DESTROYING = "destroy-template";
    /** It is the VM again that it was made of. */
    public static final String BY_RETURNING = "return-template-to-vm";

    static final String DESTROYED_FROM = "destroy-template";
    static final String RETURNED_FROM = "remove-snapshot";

    private DeleteTemplate() {}

    public static WorkflowKind byDestroying(Reach reach) {
        return new WorkflowKind(
                BY_DESTROYING,
                List.of(new CheckUnused(reach), new CheckRemovable(true, reach), new DestroyTemplate(reach)));
    }

    public static WorkflowKind byReturning(Reach reach) {
        return new WorkflowKind(
                BY_RETURNING,
                List.of(
                        new CheckUnused(reach),
                        new CheckRemovable(false, reach),
                        new MarkAsVm(reach),
                        new RenameInVcenter(reach),
                        new RemoveSnapshot(reach)));
    }
}
