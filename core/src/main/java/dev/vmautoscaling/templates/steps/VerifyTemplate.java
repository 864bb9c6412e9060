package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Outcome;
import java.util.Optional;

/** Looks that vCenter has what was wanted, under the name that configs will use. */
public final class VerifyTemplate extends TemplateStep {
    public VerifyTemplate(Reach reach) {
        super("verify-template", reach);
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        Optional<VmDetails> found = subject.present();
        return found.isEmpty()
                ? missing(subject)
                : wrong(subject.template(), found.get())
                        .<Outcome>map(why -> new Outcome.Failed(
                                Failure.permanent(why, "see vCenter's events of that name for who changed it")))
                        .orElseGet(() ->
                                Outcome.done("template \"" + subject.template().name() + "\" is ready"));
    }

    private static Optional<String> wrong(Template wanted, VmDetails found) {
        if (!found.isTemplate()) {
            return Optional.of("\"" + found.name() + "\" is no template");
        }
        if (!found.name().equals(wanted.name())) {
            return Optional.of("it is called \"" + found.name() + "\" and not \"" + wanted.name() + "\"");
        }
        return wanted.making().forLinkedClones() && !found.snapshots().contains(wanted.snapshot())
                ? Optional.of("\"" + found.name() + "\" has no snapshot for linked clones")
                : Optional.empty();
    }
}
