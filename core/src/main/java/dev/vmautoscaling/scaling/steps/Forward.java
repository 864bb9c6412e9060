package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import java.time.Duration;

/** What the steps after the point of no return share: nothing can be taken back, so they are patient. */
final class Forward {
    static final RetryPolicy RETRIES = RetryPolicy.during(Duration.ofHours(6));

    private Forward() {}

    static Outcome notOurs(Vm vm) {
        return MemberStep.failed(
                "VM \"" + vm.name() + "\" does not carry this member's mark",
                "nothing is destroyed that is not surely ours: look at the VM's guestinfo.vmautoscaling.* settings");
    }
}
