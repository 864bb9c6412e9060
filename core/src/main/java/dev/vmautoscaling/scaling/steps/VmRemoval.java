package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Powers a VM of ours off and destroys it, one look at a time. */
final class VmRemoval {
    private VmRemoval() {}

    /** One step on: the caller has made sure that the VM is ours. */
    static Outcome advance(Attempt attempt, Target target, Vm vm) {
        if (vm.power() != Vm.PowerState.OFF) {
            return powerOff(attempt, target, vm);
        }
        return PendingTask.follow(
                Slot.of(attempt, target, vm),
                "destroy-task",
                vm.name() + " is being destroyed",
                () -> target.vms().startDestroy(vm.id()));
    }

    static Outcome powerOff(Attempt attempt, Target target, Vm vm) {
        return PendingTask.follow(
                Slot.of(attempt, target, vm),
                "power-off-task",
                vm.name() + " is being powered off",
                () -> target.vms().startPowerOff(vm.id()));
    }
}
