package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Powers a VM of ours off and destroys it, one look at a time. */
final class VmRemoval {
    private VmRemoval() {}

    /** One step on: the caller has made sure that the VM is ours. */
    static Outcome advance(Attempt attempt, VirtualMachines vms, Vm vm) {
        if (vm.power() != Vm.PowerState.OFF) {
            return powerOff(attempt, vms, vm);
        }
        return PendingTask.follow(
                attempt, vms, "destroy-task", vm.name() + " is being destroyed", () -> vms.startDestroy(vm.id()));
    }

    static Outcome powerOff(Attempt attempt, VirtualMachines vms, Vm vm) {
        return PendingTask.follow(
                attempt, vms, "power-off-task", vm.name() + " is being powered off", () -> vms.startPowerOff(vm.id()));
    }
}
