package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.templates.Preconditions;
import java.util.Optional;

/** Looks again, while nothing is lost yet, that nothing grows from its disks and that these are ours to destroy. */
public final class CheckRemovable extends TemplateStep {
    private final boolean destroys;

    /** @param destroys whether its disks go, or it only becomes a VM again */
    public CheckRemovable(boolean destroys, Reach reach) {
        super("check-removable", reach);
        this.destroys = destroys;
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        Optional<VmDetails> found = subject.present();
        if (found.isEmpty()) {
            return destroys ? Outcome.done("vCenter has it no more") : missing(subject);
        }
        return Preconditions.ofClones(
                        subject.template(),
                        subject.vms().linkedClonesOf(found.get().id()))
                .or(() -> destroys ? DestroyTemplate.notOurs(attempt, subject, found.get()) : Optional.empty())
                .map(TemplateStep::refused)
                .orElseGet(() -> Outcome.done("nothing depends on it"));
    }
}
