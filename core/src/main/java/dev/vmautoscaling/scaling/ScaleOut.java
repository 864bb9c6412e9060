package dev.vmautoscaling.scaling;

import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.scaling.steps.AddMonitoringTarget;
import dev.vmautoscaling.scaling.steps.AddPoolMember;
import dev.vmautoscaling.scaling.steps.AwaitGuest;
import dev.vmautoscaling.scaling.steps.CheckAddressUnused;
import dev.vmautoscaling.scaling.steps.CloneVm;
import dev.vmautoscaling.scaling.steps.EnablePoolMember;
import dev.vmautoscaling.scaling.steps.KeepApart;
import dev.vmautoscaling.scaling.steps.LabelVm;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.scaling.steps.PowerOnVm;
import dev.vmautoscaling.scaling.steps.ProbeHealth;
import dev.vmautoscaling.scaling.steps.ReserveIpAddress;
import dev.vmautoscaling.scaling.steps.VerifyInService;
import java.util.List;

/** How a new member comes into service. Any failure takes back what was done, last step first. */
public final class ScaleOut {
    public static final String KIND = "scale-out";
    public static final String AWAIT_GUEST = "await-guest";
    public static final String VERIFY_IN_SERVICE = "verify-in-service";

    private ScaleOut() {}

    public static WorkflowKind workflow(Outside outside) {
        return new WorkflowKind(
                KIND,
                List.of(
                        new ReserveIpAddress(outside),
                        new CheckAddressUnused(outside),
                        new CloneVm(outside),
                        new LabelVm(outside),
                        new KeepApart(outside),
                        new PowerOnVm(outside),
                        new AwaitGuest(outside),
                        new ProbeHealth(outside),
                        new AddPoolMember(outside),
                        new EnablePoolMember(outside),
                        new VerifyInService(outside),
                        new AddMonitoringTarget(outside)));
    }
}
