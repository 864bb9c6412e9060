package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.FailureKind;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.templates.Fact;
import dev.vmautoscaling.templates.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** A step on one template. Turns the faults of vCenter into outcomes, in this one place. */
abstract class TemplateStep implements Step {
    /** For what takes long by itself: a fault late in the wait must not take everything back. */
    static final RetryPolicy LONG_PATIENCE = RetryPolicy.during(Duration.ofHours(2));

    private final String key;
    private final Reach reach;

    TemplateStep(String key, Reach reach) {
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

    abstract Outcome perform(Attempt attempt, Subject subject);

    /** Nothing to take back: for steps that only look. */
    Outcome undo(Attempt attempt, Subject subject) {
        return Outcome.done();
    }

    private Outcome guarded(Attempt attempt, BiFunction<Attempt, Subject, Outcome> act) {
        Outcome outcome = translated(attempt, act);
        if (!(outcome instanceof Outcome.NotYet)) {
            reach.politeness().governor().ended(attempt.workflow().id());
        }
        return outcome;
    }

    private Outcome translated(Attempt attempt, BiFunction<Attempt, Subject, Outcome> act) {
        Template template = reach.templates()
                .find(attempt.workflow().subject())
                .orElseThrow(() -> new IllegalStateException(
                        "no template " + attempt.workflow().subject()));
        try {
            return withoutPercent(act.apply(attempt, new Subject(reach, template)));
        } catch (OutsideFault fault) {
            return withoutPercent(failed(fault, Map.of()));
        }
    }

    /** What has ended is no longer so and so far. */
    private static Outcome withoutPercent(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> new Outcome.Done(done.message(), withoutPercent(done.facts()));
            case Outcome.Failed failed -> new Outcome.Failed(failed.failure(), withoutPercent(failed.facts()));
            case Outcome.NotYet notYet -> notYet;
        };
    }

    private static Map<String, String> withoutPercent(Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put(Fact.PERCENT, "");
        return all;
    }

    static Outcome failed(OutsideFault fault, Map<String, String> facts) {
        FailureKind kind = switch (fault.kind()) {
            case TRANSIENT -> FailureKind.TRANSIENT;
            case PERMANENT -> FailureKind.PERMANENT;
            case UNKNOWN_OUTCOME -> FailureKind.UNKNOWN_OUTCOME;
        };
        Map<String, String> all = new HashMap<>(facts);
        all.put(Fact.PROBLEM, fault.missingRight().isPresent() ? "vcenter-right-missing" : "vcenter-refused");
        return new Outcome.Failed(new Failure(kind, String.valueOf(fault.getMessage()), fault.hint()), all);
    }

    static Outcome refused(Refusal refusal) {
        String code = refusal.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Outcome.Failed(Failure.permanent(refusal.message(), refusal.hint()), Map.of(Fact.PROBLEM, code));
    }

    static Outcome missing(Subject subject) {
        return refused(new Refusal(
                Refusal.Code.TEMPLATE_MISSING,
                "vCenter has \"" + subject.template().name() + "\" no more",
                "see vCenter's events of that name for who removed it"));
    }

    /** Whether an attempt at this step never came to an end: it may have asked, and died before it could write that down. */
    final boolean brokeOff(Attempt attempt) {
        return attempt.workflow().steps().stream()
                .filter(step -> step.key().equals(key))
                .anyMatch((StepRecord step) -> step.tries().endedAt().isEmpty());
    }
}
