package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tasks of the fake vCenter; guarded by its lock. */
final class FakeTasks {
    /** @param effect what happens at the instant when the task ends: success, or the fault it ends with */
    private record Task(
            TaskId id, String operation, Instant startedAt, Instant endsAt, Function<Instant, TaskStatus> effect) {}

    private final List<Task> running = new ArrayList<>();
    private final Map<TaskId, TaskStatus> ended = new LinkedHashMap<>();
    private final Map<String, Integer> mostAtOnce = new LinkedHashMap<>();
    private int started;

    TaskId start(String operation, Instant now, Duration takes, Function<Instant, TaskStatus> effect) {
        TaskId id = new TaskId("task-" + ++started);
        running.add(new Task(id, operation, now, now.plus(takes), effect));
        int atOnce = (int) running.stream()
                .filter(task -> task.operation.equals(operation))
                .count();
        mostAtOnce.merge(operation, atOnce, Math::max);
        settle(now);
        return id;
    }

    /** Lets every task that is due take effect, the earliest first. */
    void settle(Instant now) {
        running.stream()
                .filter(task -> !task.endsAt.isAfter(now))
                .sorted(Comparator.comparing(Task::endsAt))
                .toList()
                .forEach(task -> {
                    running.remove(task);
                    ended.put(task.id, task.effect.apply(task.endsAt));
                });
    }

    TaskStatus status(TaskId id, Instant now) {
        settle(now);
        return running.stream()
                .filter(task -> task.id.equals(id))
                .findFirst()
                .<TaskStatus>map(task -> new TaskStatus.Running(percent(task, now)))
                .orElseGet(() -> ended.getOrDefault(id, new TaskStatus.Forgotten()));
    }

    private static int percent(Task task, Instant now) {
        long whole = Math.max(1, Duration.between(task.startedAt, task.endsAt).toMillis());
        return (int) Math.min(99, 100 * Duration.between(task.startedAt, now).toMillis() / whole);
    }

    /** Forgets every task; those that run go on unseen. */
    void forget() {
        ended.clear();
        running.replaceAll(task -> new Task(
                new TaskId(task.id.value() + "-forgotten"), task.operation, task.startedAt, task.endsAt, task.effect));
    }

    int mostAtOnce(String operation) {
        return mostAtOnce.getOrDefault(operation, 0);
    }

    static TaskStatus succeeded(Runnable effect) {
        effect.run();
        return new TaskStatus.Succeeded();
    }

    static TaskStatus failed(OutsideFault fault) {
        return new TaskStatus.Failed(fault);
    }
}
