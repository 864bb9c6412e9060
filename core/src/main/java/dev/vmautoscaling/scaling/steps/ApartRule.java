package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.Apartness;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The rule that keeps the VMs of one service on different hosts. Workflows of one service change it at the same time, so
 * each looks again after its own change, at the members as they are then: whoever looks last leaves it whole.
 */
final class ApartRule {
    private static final int ENOUGH_OF_IDENTITY = 8;

    private ApartRule() {}

    /** One service's, of one installation. */
    static String name(Target target) {
        String installation = target.outside().installation();
        return "vm-autoscaler " + target.config().service() + " "
                + installation.substring(0, Math.min(ENOUGH_OF_IDENTITY, installation.length()));
    }

    static Outcome keep(AdvisoryStep step, Attempt attempt, Target target, Supplier<List<VmId>> vms) {
        TaskStatus status = attempt.fact(Fact.RULE_TASK)
                .filter(id -> !id.isEmpty())
                .map(id -> target.vms().status(new TaskId(id)))
                .orElseGet(TaskStatus.Forgotten::new);
        return switch (status) {
            case TaskStatus.Running ignored -> step.orWarning(attempt, "vCenter still changes the cluster's rule");
            case TaskStatus.Failed failed -> again(step, attempt, failed);
            case TaskStatus.Succeeded ignored -> look(attempt, target, vms.get());
            case TaskStatus.Forgotten ignored -> look(attempt, target, vms.get());
        };
    }

    /** Another workflow of the service may have changed the rule between our look and our change. */
    private static Outcome again(AdvisoryStep step, Attempt attempt, TaskStatus.Failed failed) {
        String why = String.valueOf(failed.fault().getMessage());
        return attempt.hasLasted(AdvisoryStep.PATIENCE)
                ? step.orWarning(attempt, why)
                : attempt.notYet("trying again: " + why, Map.of(Fact.RULE_TASK, ""));
    }

    private static Outcome look(Attempt attempt, Target target, List<VmId> vms) {
        Apartness now = target.vms().keepApart(target.config().placement(), name(target), vms);
        return now.pending()
                .map(task -> attempt.notYet(now.said(), Map.of(Fact.RULE_TASK, task.value())))
                .orElseGet(() -> new Outcome.Done(now.said(), Map.of(Fact.RULE_TASK, "")));
    }
}
