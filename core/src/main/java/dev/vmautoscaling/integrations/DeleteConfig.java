package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Forgets the config: last, when nothing in any other system speaks of it. */
final class DeleteConfig extends ConfigStep {
    DeleteConfig(Reach reach) {
        super("delete-config", reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        reach().register().delete(group.service());
        return Outcome.done();
    }
}
