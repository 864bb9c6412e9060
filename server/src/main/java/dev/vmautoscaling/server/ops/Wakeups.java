package dev.vmautoscaling.server.ops;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.vmautoscaling.scaling.WorkflowStarter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has workflows run: their durable wake-ups are rows of db-scheduler. */
final class Wakeups implements WorkflowStarter {
    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

    private final SchedulerClient client;
    private final Seats seats;
    private final InstantSource time;

    Wakeups(SchedulerClient client, Seats seats, InstantSource time) {
        this.client = client;
        this.seats = seats;
        this.time = time;
    }

    @Override
    public void start(String workflow) {
        // Each further round is lost to a worker that has just picked, moved or removed the row: the rounds end.
        while (!isToldAtOnce(workflow)) {
            Thread.onSpinWait();
        }
    }

    /** Has everything that waits for its time, workflows and what recurs, wait that much less. */
    void bringForward(Duration by) {
        List<ScheduledExecution<Object>> waiting = new ArrayList<>();
        client.fetchScheduledExecutions(ScheduledExecutionsFilter.all().withPicked(false), waiting::add);
        waiting.forEach(found ->
                bringForward(found.getTaskInstance(), found.getExecutionTime().minus(by)));
    }

    private void bringForward(TaskInstanceId task, Instant to) {
        try {
            client.reschedule(task, to);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException | ExecutionException e) {
            LOG.debug("{} was picked or moved meanwhile, and so has its time from the clock as it is now", task, e);
        }
    }

    /** @return false when the row changed between db-scheduler's look at it and its write */
    private boolean isToldAtOnce(String workflow) {
        var instance = WorkflowTask.DESCRIPTOR.instance(workflow).build();
        try {
            client.schedule(instance, time.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            return true;
        } catch (TaskInstanceCurrentlyExecutingException e) {
            seats.wake(workflow); // if it sits in another process, that one looks for orders before it rests
            return true;
        } catch (TaskInstanceNotFoundException | ExecutionException e) {
            return false;
        }
    }
}
