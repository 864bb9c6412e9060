package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Customization;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until the guest answers with the address it was given (any other one may be the template's, or a leftover) and
 * vCenter reports the end of its customization: until then it may restart.
 */
public final class AwaitGuest extends MemberStep {
    /** vCenter reports within seconds, unless its events are lost; the probe that follows is the better witness then. */
    static final Duration REPORT_PATIENCE = Duration.ofMinutes(3);

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
        if (!vm.get().isOn()) {
            return failed(
                    "VM " + vm.get().name() + " was switched off while it booted", "see vCenter's events of the VM");
        }
        Customization customization =
                target.vms().customization(vm.get().id(), attempt.workflow().createdAt());
        if (customization instanceof Customization.Failed failed) {
            return failed(
                    "guest customization of " + vm.get().name() + " failed: " + failed.why(),
                    "see /var/log/vmware-imc in the guest; the template needs VMware Tools and Perl or cloud-init");
        }
        boolean isUp = vm.get().toolsRunning() && vm.get().addresses().contains(target.address());
        return isUp
                ? up(attempt, target, customization instanceof Customization.Succeeded)
                : stillBooting(attempt, target, vm.get());
    }

    private static Outcome up(Attempt attempt, Target target, boolean isReported) {
        Optional<Duration> seen =
                attempt.fact(Fact.ADDRESS_SEEN).map(Long::parseLong).map(Duration::ofMillis);
        if (isReported) {
            return Outcome.done("guest is up with " + target.address());
        }
        if (seen.filter(since -> attempt.hasLasted(since.plus(REPORT_PATIENCE))).isPresent()) {
            return Outcome.done("guest is up with " + target.address()
                    + "; vCenter has not reported the end of its customization, so its health alone is believed");
        }
        String first = String.valueOf(seen.orElse(attempt.elapsed()).toMillis());
        return attempt.notYet("the guest is customized", Map.of(Fact.ADDRESS_SEEN, first));
    }

    private static Outcome stillBooting(Attempt attempt, Target target, Vm vm) {
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
