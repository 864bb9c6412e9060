package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.templates.Preconditions;

/** Looks again, just before anything is done, that no config clones from it. */
public final class CheckUnused extends TemplateStep {
    public CheckUnused(Reach reach) {
        super("check-unused", reach);
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        return Preconditions.ofUse(subject)
                .map(TemplateStep::refused)
                .orElseGet(() -> Outcome.done("no config uses it"));
    }
}
