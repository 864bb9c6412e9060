package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Has the service evaluated from now on: last, when everything that it needs is in effect. */
final class EnableConfig extends ConfigStep {
    EnableConfig(Reach reach) {
        super("enable-config", reach);
    }

    private static boolean wasEnabled(Attempt attempt) {
        return attempt.fact(Fact.ENABLED_BEFORE).filter(Boolean::parseBoolean).isPresent();
    }

    /** What was enabled is not touched: somebody may have disabled it meanwhile. */
    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        if (wasEnabled(attempt)) {
            return Outcome.done("it was enabled before");
        }
        reach().register().setEnabled(group.service(), true);
        return Outcome.done();
    }

    @Override
    Outcome undo(Attempt attempt, ScalingGroup group) {
        if (!wasEnabled(attempt)) {
            reach().register().setEnabled(group.service(), false);
        }
        return Outcome.done();
    }
}
