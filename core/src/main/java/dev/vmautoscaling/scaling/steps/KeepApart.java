package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.List;
import java.util.stream.Stream;

/** Asks vCenter to keep the new VM on another host than the service's others, before it is powered on. */
public final class KeepApart extends AdvisoryStep {
    public KeepApart(Outside outside) {
        super("keep-apart", "keeping the service's VMs on different hosts", outside);
    }

    @Override
    Outcome arrange(Attempt attempt, Target target) {
        return ApartRule.keep(this, attempt, target, () -> with(attempt, target));
    }

    private static List<VmId> with(Attempt attempt, Target target) {
        List<VmId> others = Neighbours.noted(attempt)
                .map(base -> Neighbours.with(base, target))
                .orElseGet(() -> Neighbours.of(target));
        return Stream.concat(others.stream(), target.own().stream().map(Vm::id)).toList();
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        return forgiving(attempt, () -> ApartRule.keep(this, attempt, target, () -> Neighbours.of(target)));
    }
}
