package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A vCenter task whose effect is not there yet: started when none runs, else followed. */
final class PendingTask {
    private PendingTask() {}

    /**
     * Called while the effect is still missing.
     *
     * @param fact where the task's name is kept between attempts
     */
    static Outcome follow(
            Attempt attempt, VirtualMachines vms, String fact, String waitingFor, Supplier<TaskId> start) {
        Optional<TaskId> task = attempt.fact(fact).filter(id -> !id.isEmpty()).map(TaskId::new);
        TaskStatus status = task.map(vms::status).orElseGet(TaskStatus.Forgotten::new);
        return switch (status) {
            case TaskStatus.Running running -> attempt.notYet(waitingFor + ", " + running.percent() + " %");
            // The task says done and the effect is not seen: it was seen too early, or somebody took it back.
            case TaskStatus.Succeeded ignored -> attempt.notYet(waitingFor, Map.of(fact, ""));
            case TaskStatus.Failed failed -> MemberStep.failed(failed.fault(), Map.of(fact, ""));
            case TaskStatus.Forgotten ignored ->
                attempt.notYet(waitingFor, Map.of(fact, start.get().value()));
        };
    }
}
