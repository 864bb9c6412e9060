package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.templates.Preconditions;
import dev.vmautoscaling.templates.Refusal;
import java.util.Optional;

/** Looks again, just before anything is done, that the source may be used and the name is free. */
public final class CheckSource extends TemplateStep {
    public CheckSource(Reach reach) {
        super("check-source", reach);
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        Template template = subject.template();
        VmDetails chosen = template.making().source();
        Optional<VmDetails> source = subject.vms().find(chosen.id());
        Optional<Refusal> refusal = source.isEmpty()
                ? Optional.of(new Refusal(
                        Refusal.Code.SOURCE_VM_UNKNOWN,
                        "vCenter has VM \"" + chosen.name() + "\" no more",
                        "choose another source"))
                : Preconditions.ofSource(
                                template.making(),
                                source.get(),
                                subject.reach()
                                        .uses()
                                        .serviceOf(template.making().vcenter(), chosen.id()))
                        .or(() -> Preconditions.ofName(template, template.name(), subject.namesakes()));
        return refusal.map(TemplateStep::refused).orElseGet(() -> Outcome.done("the source is as it must be"));
    }
}
