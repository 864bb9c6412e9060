package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A vCenter task whose effect is not there yet: started when none runs, else followed. */
final class PendingTask {
    /** Powering on or off and destroying take seconds; what takes longer hangs. */
    static final Duration DEADLINE = Duration.ofMinutes(30);

    private static final String WAITED = "-waited";

    private PendingTask() {}

    /**
     * Called while the effect is still missing.
     *
     * @param fact where the task's name is kept between attempts
     */
    static Outcome follow(Slot slot, String fact, String waitingFor, Supplier<TaskId> start) {
        Attempt attempt = slot.attempt();
        VirtualMachines vms = slot.target().vms();
        Optional<TaskId> task = attempt.fact(fact).filter(id -> !id.isEmpty()).map(TaskId::new);
        TaskStatus status = task.map(vms::status).orElseGet(TaskStatus.Forgotten::new);
        return switch (status) {
            case TaskStatus.Running running -> {
                slot.stillRuns();
                yield hasHung(attempt, fact, DEADLINE)
                        ? hangs(task.orElseThrow(), waitingFor, DEADLINE)
                        : attempt.notYet(waitingFor + ", " + running.percent() + " %");
            }
            // The task says done and the effect is not seen: it was seen too early, or somebody took it back.
            case TaskStatus.Succeeded ignored -> attempt.notYet(waitingFor, Map.of(fact, ""));
            case TaskStatus.Failed failed -> MemberStep.failed(failed.fault(), Map.of(fact, ""));
            case TaskStatus.Forgotten ignored ->
                slot.whenFree(() -> attempt.notYet(waitingFor, begun(attempt, fact, start.get())));
        };
    }

    /** What is known of a task that has just been accepted: it, and how long the step had waited for its turn by then. */
    static Map<String, String> begun(Attempt attempt, String fact, TaskId task) {
        return Map.of(
                fact,
                task.value(),
                fact + WAITED,
                Long.toString(attempt.elapsed().toSeconds()));
    }

    /** Whether it has been running for too long; waiting for its turn does not count. */
    static boolean hasHung(Attempt attempt, String fact, Duration deadline) {
        Duration waited = attempt.fact(fact + WAITED)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
        return attempt.hasLasted(deadline.plus(waited));
    }

    /** Nothing is begun again while it runs: only a person can tell what has become of it. */
    static Outcome hangs(TaskId task, String waitingFor, Duration deadline) {
        return MemberStep.failed(
                "vCenter has not finished " + task + " within " + deadline.toMinutes() + " min: " + waitingFor,
                "look at " + task + " in vCenter and at the host it runs on; cancel it there, or wait for its end, and"
                        + " then order a retry or an undo");
    }
}
