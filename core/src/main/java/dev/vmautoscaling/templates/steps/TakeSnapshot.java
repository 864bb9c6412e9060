package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.templates.Fact;
import java.util.Optional;

/** Takes the snapshot that linked clones grow from, when they are wanted: a template can have none taken any more. */
public final class TakeSnapshot extends TemplateStep {
    public TakeSnapshot(Reach reach) {
        super("take-snapshot", reach);
    }

    @Override
    public RetryPolicy retries() {
        return LONG_PATIENCE;
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        Template template = subject.template();
        if (!template.making().forLinkedClones()) {
            return Outcome.done("no linked clones are wanted");
        }
        Optional<VmDetails> vm = subject.present();
        if (vm.isEmpty()) {
            return missing(subject);
        }
        return vm.get().snapshots().contains(template.snapshot())
                ? Outcome.done("taken")
                : task(attempt, subject)
                        .follow(() -> subject.vms()
                                .startSnapshot(
                                        vm.get().id(),
                                        template.snapshot(),
                                        "Linked clones of template \"" + template.name() + "\" grow from it"));
    }

    private static VcenterTask task(Attempt attempt, Subject subject) {
        return VcenterTask.light(attempt, subject, Fact.SNAPSHOT_TASK, "vCenter takes the snapshot");
    }

    /** A copy of ours is destroyed with its snapshot. */
    @Override
    Outcome undo(Attempt attempt, Subject subject) {
        boolean isOurs = subject.template().making().origin() == Origin.CLONED;
        return isOurs || !subject.template().making().forLinkedClones()
                ? Outcome.done()
                : RemoveSnapshot.removed(attempt, subject)
                        .or(() -> task(attempt, subject).mayStillCome())
                        .orElseGet(() -> Outcome.done("no snapshot of ours is left"));
    }
}
