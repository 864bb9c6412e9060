package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import java.util.Optional;

/** The address is let go only when no VM of this member is left, by identity, by name and by mark. */
public final class VerifyAbsent extends MemberStep {
    public VerifyAbsent(Outside outside) {
        super("verify-absent", outside);
    }

    @Override
    public RetryPolicy retries() {
        return Forward.RETRIES;
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<Vm> left = target.marked();
        return left.isEmpty()
                ? Outcome.done("no VM of " + target.member().name() + " is left")
                : new Outcome.Failed(Failure.transientOne(
                        "VM \"" + left.get().name() + "\" with this member's mark is still there"));
    }
}
