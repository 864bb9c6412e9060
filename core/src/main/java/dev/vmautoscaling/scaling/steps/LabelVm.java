package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmLabels;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.Optional;

/** Gives the new VM the tags and custom attributes of the config. They go with the VM, so nothing is taken back. */
public final class LabelVm extends AdvisoryStep {
    public LabelVm(Outside outside) {
        super("label-vm", "giving the VM its tags and custom attributes", outside);
    }

    @Override
    Outcome arrange(Attempt attempt, Target target) {
        VmLabels labels = target.config().labels();
        if (labels.equals(VmLabels.NONE)) {
            return Outcome.done("none are wanted");
        }
        Optional<Vm> vm = target.own();
        if (vm.isEmpty()) {
            return PowerOnVm.vanished(target);
        }
        target.vms().label(vm.get().id(), labels);
        return Outcome.done("tags: " + labels.tags().size() + ", custom attributes: "
                + labels.attributes().size());
    }
}
