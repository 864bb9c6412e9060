package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A step that a member can do without: what goes wrong with it is a warning in its message, after a short patience, and
 * never takes anything back.
 */
abstract class AdvisoryStep extends MemberStep {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String purpose;

    /** @param purpose completes "not done: …" */
    AdvisoryStep(String key, String purpose, Outside outside) {
        super(key, outside);
        this.purpose = purpose;
    }

    /** As {@link #perform}; its faults become warnings. */
    abstract Outcome arrange(Attempt attempt, Target target);

    @Override
    final Outcome perform(Attempt attempt, Target target) {
        return forgiving(attempt, () -> arrange(attempt, target));
    }

    final Outcome forgiving(Attempt attempt, Supplier<Outcome> arranging) {
        try {
            return arranging.get();
        } catch (OutsideFault fault) {
            return fault.kind() == FaultKind.PERMANENT
                    ? warning(fault.getMessage() + ". " + fault.hint())
                    : orWarning(attempt, String.valueOf(fault.getMessage()));
        }
    }

    /** Tries again for a while. */
    final Outcome orWarning(Attempt attempt, String why) {
        return attempt.hasLasted(PATIENCE) ? warning(why) : attempt.notYet("trying again: " + why);
    }

    private Outcome warning(String why) {
        return Outcome.done("warning: not done: " + purpose + ". " + why);
    }
}
