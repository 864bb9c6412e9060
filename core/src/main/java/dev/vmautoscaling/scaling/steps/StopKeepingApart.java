package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;

/** Takes the VM out of the rule that keeps it apart from the others, and the rule away when it would hold one VM only. */
public final class StopKeepingApart extends AdvisoryStep {
    public StopKeepingApart(Outside outside) {
        super("stop-keeping-apart", "taking the VM out of the cluster's rule", outside);
    }

    @Override
    public RetryPolicy retries() {
        return Forward.RETRIES;
    }

    @Override
    Outcome arrange(Attempt attempt, Target target) {
        return ApartRule.keep(this, attempt, target, () -> Neighbours.of(target));
    }
}
