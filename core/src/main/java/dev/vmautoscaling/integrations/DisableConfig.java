package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Has the service left alone from now on: first, so that nothing is decided on rules that are going. */
final class DisableConfig extends ConfigStep {
    private final boolean forGood;

    /** @param forGood whether it stays disabled whatever becomes of the rest: nobody who says stop wants to be overruled */
    DisableConfig(boolean forGood, Reach reach) {
        super("disable-config", reach);
        this.forGood = forGood;
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        reach().register().setEnabled(group.service(), false);
        return Outcome.done();
    }

    @Override
    Outcome undo(Attempt attempt, ScalingGroup group) {
        attempt.fact(Fact.ENABLED_BEFORE)
                .filter(Boolean::parseBoolean)
                .ifPresent(yes -> reach().register().setEnabled(group.service(), true));
        return Outcome.done();
    }

    @Override
    public boolean isPointOfNoReturn() {
        return forGood;
    }
}
