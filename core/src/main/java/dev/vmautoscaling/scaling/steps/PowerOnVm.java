package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.Optional;

/** Powers the new VM on. Its undo is the undo of clone-vm, which powers off whatever it destroys. */
public final class PowerOnVm extends MemberStep {
    public PowerOnVm(Outside outside) {
        super("power-on-vm", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<Vm> vm = target.own();
        if (vm.isEmpty()) {
            return vanished(target);
        }
        return vm.get().isOn()
                ? Outcome.done("powered on")
                : PendingTask.follow(
                        Slot.of(attempt, target, vm.get()),
                        "power-on-task",
                        "vCenter powers it on",
                        () -> target.vms().startPowerOn(vm.get().id()));
    }

    static Outcome vanished(Target target) {
        return failed(
                "VM " + target.member().name() + " has vanished from vCenter",
                "see vCenter's events of that name for who removed it");
    }
}
