package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.FailureKind;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.engine.Step;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;

/** A step on one member. Turns the faults of outside systems into outcomes, in this one place. */
abstract class MemberStep implements Step {
    /**
     * For steps that wait for what takes long by itself: a fault late in the wait must not take everything back. Their
     * undo asks the same system, so that giving up sooner would not help.
     */
    static final RetryPolicy LONG_PATIENCE = RetryPolicy.during(Duration.ofHours(2));

    private final String key;
    private final Outside outside;

    MemberStep(String key, Outside outside) {
        this.key = key;
        this.outside = outside;
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

    abstract Outcome perform(Attempt attempt, Target target);

    /** Nothing to take back: for steps that only look. */
    Outcome undo(Attempt attempt, Target target) {
        return Outcome.done();
    }

    @Override
    public final void close(Attempt attempt) {
        close(attempt, target(attempt));
    }

    /** Nothing is held in the books: for all steps but those of the address. */
    void close(Attempt attempt, Target target) {}

    private Outcome guarded(Attempt attempt, BiFunction<Attempt, Target, Outcome> act) {
        Outcome outcome = translated(attempt, act);
        if (!(outcome instanceof Outcome.NotYet)) {
            outside.politeness().governor().ended(attempt.workflow().id());
        }
        return outcome;
    }

    private Outcome translated(Attempt attempt, BiFunction<Attempt, Target, Outcome> act) {
        try {
            return act.apply(attempt, target(attempt));
        } catch (OutsideFault fault) {
            return failed(fault);
        }
    }

    static Outcome failed(OutsideFault fault) {
        return failed(fault, Map.of());
    }

    static Outcome failed(OutsideFault fault, Map<String, String> facts) {
        FailureKind kind = switch (fault.kind()) {
            case TRANSIENT -> FailureKind.TRANSIENT;
            case PERMANENT -> FailureKind.PERMANENT;
            case UNKNOWN_OUTCOME -> FailureKind.UNKNOWN_OUTCOME;
        };
        return new Outcome.Failed(new Failure(kind, String.valueOf(fault.getMessage()), fault.hint()), facts);
    }

    static Outcome failed(String message, String hint) {
        return new Outcome.Failed(Failure.permanent(message, hint));
    }

    private Target target(Attempt attempt) {
        String service = attempt.workflow().group();
        ScalingGroup group = outside.groups()
                .find(service)
                .orElseThrow(() -> new IllegalStateException("no config for service " + service));
        Member member = outside.members()
                .find(attempt.workflow().subject())
                .orElseThrow(() -> new IllegalStateException(
                        "no member " + attempt.workflow().subject()));
        return new Target(outside, group.config(), member);
    }
}
