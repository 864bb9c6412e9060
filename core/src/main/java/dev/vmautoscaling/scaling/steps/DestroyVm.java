package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import java.util.Optional;

/** Destroys the VM and its disks. */
public final class DestroyVm extends MemberStep {
    public DestroyVm(Outside outside) {
        super("destroy-vm", outside);
    }

    @Override
    public RetryPolicy retries() {
        return Forward.RETRIES;
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<Vm> vm = target.vm();
        if (vm.isEmpty()) {
            return Outcome.done("destroyed");
        }
        return target.owns(vm.get()) ? VmRemoval.advance(attempt, target, vm.get()) : Forward.notOurs(vm.get());
    }
}
