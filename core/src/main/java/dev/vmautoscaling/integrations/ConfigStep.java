package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.FailureKind;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.Step;
import java.util.Optional;
import java.util.function.BiFunction;

/** A step on one service's config. Turns the faults of outside systems into outcomes, in this one place. */
abstract class ConfigStep implements Step {
    private final String key;
    private final Reach reach;

    ConfigStep(String key, Reach reach) {
        this.key = key;
        this.reach = reach;
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public final Outcome perform(Attempt attempt) {
        return guarded(attempt, this::perform);
    }

    @Override
    public final Outcome undo(Attempt attempt) {
        return guarded(attempt, this::undo);
    }

    abstract Outcome perform(Attempt attempt, ScalingGroup group);

    /** Nothing to take back: for steps that only look. */
    Outcome undo(Attempt attempt, ScalingGroup group) {
        return Outcome.done();
    }

    final Reach reach() {
        return reach;
    }

    private Outcome guarded(Attempt attempt, BiFunction<Attempt, ScalingGroup, Outcome> act) {
        Optional<ScalingGroup> group = reach.groups().find(attempt.workflow().group());
        try {
            return group.map(found -> act.apply(attempt, found))
                    .orElseGet(() -> Outcome.done("there is no such config any more"));
        } catch (OutsideFault fault) {
            return failed(fault);
        }
    }

    private static Outcome failed(OutsideFault fault) {
        FailureKind kind = switch (fault.kind()) {
            case TRANSIENT -> FailureKind.TRANSIENT;
            case PERMANENT -> FailureKind.PERMANENT;
            case UNKNOWN_OUTCOME -> FailureKind.UNKNOWN_OUTCOME;
        };
        return new Outcome.Failed(new Failure(kind, String.valueOf(fault.getMessage()), fault.hint()));
    }
}
