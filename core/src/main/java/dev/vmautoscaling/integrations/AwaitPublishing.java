package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.util.Map;

/** Lets a publication end or be taken back first: it would put back what is withdrawn, or leave what was there before it. */
final class AwaitPublishing extends ConfigStep {
    private static final Duration LOOK = Duration.ofSeconds(2);

    AwaitPublishing(Reach reach) {
        super("await-publishing", reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        return reach().register()
                .publishing(group.service())
                .<Outcome>map(id -> new Outcome.NotYet(LOOK, "the end of workflow " + id, Map.of()))
                .orElseGet(Outcome::done);
    }

    @Override
    public boolean isPointOfNoReturn() {
        return true;
    }
}
