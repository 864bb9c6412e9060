package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import java.time.Duration;

/** Takes one part away. Taken back by publishing it, if it was there before. */
final class WithdrawPart extends PartStep {
    WithdrawPart(Part part, Reach reach) {
        super("withdraw", part, reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        return withdrawn(group.config());
    }

    @Override
    Outcome undo(Attempt attempt, ScalingGroup group) {
        return wasThere(attempt) ? published(group.config()) : Outcome.done("it was not there before");
    }

    /** Whoever wants it gone is in no hurry, and what would follow needs a person. */
    @Override
    public RetryPolicy retries() {
        return RetryPolicy.during(Duration.ofHours(2));
    }
}
