package dev.vmautoscaling.scaling;

import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.scaling.steps.AwaitDrained;
import dev.vmautoscaling.scaling.steps.DestroyVm;
import dev.vmautoscaling.scaling.steps.DisablePoolMember;
import dev.vmautoscaling.scaling.steps.ForceOffline;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.scaling.steps.ReleaseIpAddress;
import dev.vmautoscaling.scaling.steps.RemoveMonitoringTarget;
import dev.vmautoscaling.scaling.steps.RemovePoolMember;
import dev.vmautoscaling.scaling.steps.ShutDownGuest;
import dev.vmautoscaling.scaling.steps.StopKeepingApart;
import dev.vmautoscaling.scaling.steps.VerifyAbsent;
import java.util.List;

/** How a member goes. It can be taken back until shut-down-guest starts; from there it only goes forward. */
public final class ScaleIn {
    public static final String KIND = "scale-in";
    public static final String POINT_OF_NO_RETURN = "shut-down-guest";

    private ScaleIn() {}

    public static WorkflowKind workflow(Outside outside) {
        return new WorkflowKind(
                KIND,
                List.of(
                        new DisablePoolMember(outside),
                        new AwaitDrained(outside),
                        new ForceOffline(outside),
                        new RemovePoolMember(outside),
                        new RemoveMonitoringTarget(outside),
                        new ShutDownGuest(outside),
                        new StopKeepingApart(outside),
                        new DestroyVm(outside),
                        new VerifyAbsent(outside),
                        new ReleaseIpAddress(outside)));
    }
}
