package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.Optional;

/** Makes the template the VM again that it once was, in the cluster it was in. */
public final class MarkAsVm extends TemplateStep {
    public MarkAsVm(Reach reach) {
        super("mark-as-vm", reach);
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        return subject.present().isEmpty() ? missing(subject) : toVm(subject);
    }

    static Outcome toVm(Subject subject) {
        Optional<VmDetails> found = subject.present();
        found.filter(VmDetails::isTemplate)
                .ifPresent(template -> subject.vms()
                        .markAsVm(template.id(), subject.template().making().place()));
        return Outcome.done(found.isEmpty() ? "it is gone" : "it is a VM");
    }

    @Override
    Outcome undo(Attempt attempt, Subject subject) {
        boolean mayStillCome = brokeOff(attempt) && !attempt.hasLasted(VcenterTask.SETTLE);
        return subject.present().filter(VmDetails::isTemplate).isPresent() && mayStillCome
                ? attempt.notYet("no answer came when vCenter was asked; watching for what it does")
                : MarkAsTemplate.toTemplate(subject);
    }
}
