package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.templates.Fact;
import java.util.Optional;

/** Takes our snapshot from what is a VM again. From here it stays one. */
public final class RemoveSnapshot extends TemplateStep {
    public RemoveSnapshot(Reach reach) {
        super("remove-snapshot", reach);
    }

    @Override
    public boolean isPointOfNoReturn() {
        return true;
    }

    @Override
    public RetryPolicy retries() {
        return LONG_PATIENCE;
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        return removed(attempt, subject).orElseGet(() -> Outcome.done("no snapshot of ours is left"));
    }

    /** What to answer while it is there; empty when it is not. */
    static Optional<Outcome> removed(Attempt attempt, Subject subject) {
        String snapshot = subject.template().snapshot();
        return subject.present()
                .filter(vm -> vm.snapshots().contains(snapshot))
                .map(vm -> VcenterTask.onDisks(
                                attempt, subject, vm.id(), Fact.REMOVE_SNAPSHOT_TASK, "vCenter removes our snapshot")
                        .follow(() -> subject.vms().startRemovingSnapshot(vm.id(), snapshot)));
    }
}
