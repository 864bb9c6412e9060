package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Has the service evaluated from now on: last, when everything that it needs is in effect. */
final class EnableConfig extends ConfigStep {
    EnableConfig(Reach reach) {
        super("enable-config", reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        reach().register().setEnabled(group.service(), true);
        return Outcome.done();
    }

    @Override
    Outcome undo(Attempt attempt, ScalingGroup group) {
        boolean before =
                attempt.fact(Fact.ENABLED_BEFORE).filter(Boolean::parseBoolean).isPresent();
        reach().register().setEnabled(group.service(), before);
        return Outcome.done();
    }
}
