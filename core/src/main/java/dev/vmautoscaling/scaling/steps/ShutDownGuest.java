package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks the guest to shut down, and cuts the power when it does not. From here the member cannot come back. */
public final class ShutDownGuest extends MemberStep {
    private static final Duration GRACE_PERIOD = Duration.ofMinutes(2);

    public ShutDownGuest(Outside outside) {
        super("shut-down-guest", outside);
    }

    @Override
    public boolean isPointOfNoReturn() {
        return true;
    }

    @Override
    public RetryPolicy retries() {
        return Forward.RETRIES;
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<Vm> vm = target.vm();
        if (vm.isEmpty()) {
            return Outcome.done("its VM is gone already");
        }
        if (!target.owns(vm.get())) {
            return Forward.notOurs(vm.get());
        }
        if (vm.get().power() == Vm.PowerState.OFF) {
            return Outcome.done("powered off");
        }
        return attempt.fact(Fact.SHUTDOWN_ASKED).isEmpty()
                ? ask(target, vm.get())
                : waitOrCut(attempt, target, vm.get());
    }

    private static Outcome ask(Target target, Vm vm) {
        try {
            target.vms().shutDownGuest(vm.id());
            return asked("the guest shuts down", "asked");
        } catch (OutsideFault fault) {
            return fault.kind() == FaultKind.PERMANENT
                    ? asked("the guest cannot be asked (" + fault.getMessage() + "); cutting the power", "refused")
                    : failed(fault);
        }
    }

    private static Outcome asked(String waitingFor, String answer) {
        return new Outcome.NotYet(Duration.ofMillis(100), waitingFor, Map.of(Fact.SHUTDOWN_ASKED, answer));
    }

    private static Outcome waitOrCut(Attempt attempt, Target target, Vm vm) {
        boolean refused =
                attempt.fact(Fact.SHUTDOWN_ASKED).filter("refused"::equals).isPresent();
        return refused || attempt.hasLasted(GRACE_PERIOD)
                ? VmRemoval.powerOff(attempt, target, vm)
                : attempt.notYet("the guest shuts down");
    }
}
