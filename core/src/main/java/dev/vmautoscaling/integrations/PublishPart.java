package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Sees that one part is in effect. Taken back by withdrawing it, unless something of it was there before. */
final class PublishPart extends PartStep {
    PublishPart(Part part, Reach reach) {
        super("publish", part, reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        return published(group.config());
    }

    @Override
    Outcome undo(Attempt attempt, ScalingGroup group) {
        return wasThere(attempt) ? Outcome.done("it was there before") : withdrawn(group.config());
    }
}
