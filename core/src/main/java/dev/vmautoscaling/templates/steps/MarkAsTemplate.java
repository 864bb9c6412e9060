package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.Optional;

/** Makes a template of the VM. Taken back, a VM of somebody's is a VM again; a copy of ours is destroyed as it is. */
public final class MarkAsTemplate extends TemplateStep {
    public MarkAsTemplate(Reach reach) {
        super("mark-as-template", reach);
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        return toTemplate(subject);
    }

    static Outcome toTemplate(Subject subject) {
        Optional<VmDetails> vm = subject.present();
        if (vm.isEmpty()) {
            return missing(subject);
        }
        if (!vm.get().isTemplate()) {
            subject.vms().markAsTemplate(vm.get().id());
        }
        return Outcome.done("it is a template");
    }

    @Override
    Outcome undo(Attempt attempt, Subject subject) {
        if (subject.template().making().origin() == Origin.CLONED) {
            return Outcome.done();
        }
        boolean mayStillCome = brokeOff(attempt) && !attempt.hasLasted(VcenterTask.SETTLE);
        return subject.present().filter(vm -> !vm.isTemplate()).isPresent() && mayStillCome
                ? attempt.notYet("no answer came when vCenter was asked; watching for what it does")
                : MarkAsVm.toVm(subject);
    }
}
