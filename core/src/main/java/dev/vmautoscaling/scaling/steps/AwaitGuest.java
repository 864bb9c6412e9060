package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/** Waits until the guest answers with the address it was given: any other one may be the template's, or a leftover. */
public final class AwaitGuest extends MemberStep {
    public AwaitGuest(Outside outside) {
        super("await-guest", outside);
    }

    @Override
    public RetryPolicy retries() {
        return LONG_PATIENCE;
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<Vm> vm = target.own();
        if (vm.isEmpty()) {
            return PowerOnVm.vanished(target);
        }
        if (vm.get().toolsRunning() && vm.get().addresses().contains(target.address())) {
            return Outcome.done("guest is up with " + target.address());
        }
        return vm.get().isOn() ? stillBooting(attempt, target, vm.get()) : switchedOff(vm.get());
    }

    private static Outcome switchedOff(Vm vm) {
        return failed("VM " + vm.name() + " was switched off while it booted", "see vCenter's events of the VM");
    }

    private static Outcome stillBooting(Attempt attempt, Target target, Vm vm) {
        Optional<String> customization = target.vms()
                .customizationFailure(
                        vm.id(), attempt.now().minus(attempt.elapsed()).minusSeconds(60));
        if (customization.isPresent()) {
            return failed(
                    "guest customization of " + vm.name() + " failed: " + customization.get(),
                    "see /var/log/vmware-imc in the guest; the template needs VMware Tools and Perl or cloud-init");
        }
        Duration limit = target.config().boot().limit();
        return attempt.hasLasted(limit)
                ? failed(
                        vm.name() + " did not report " + target.address() + " within " + limit.toSeconds()
                                + " s; its Tools " + (vm.toolsRunning() ? "run" : "do not run") + ", addresses "
                                + vm.addresses(),
                        "see the VM's console in vCenter, or raise the boot limit")
                : attempt.notYet("the guest boots");
    }
}
