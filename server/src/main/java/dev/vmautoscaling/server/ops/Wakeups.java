package dev.vmautoscaling.server.ops;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import dev.vmautoscaling.scaling.WorkflowStarter;
import java.time.InstantSource;

/** Has workflows run: their durable wake-ups are rows of db-scheduler. */
final class Wakeups implements WorkflowStarter {
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
        var instance = WorkflowTask.DESCRIPTOR.instance(workflow).build();
        try {
            client.schedule(instance, time.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            seats.wake(workflow); // if it sits in another process, that one looks for orders before it rests
        } catch (TaskInstanceNotFoundException e) {
            client.scheduleIfNotExists(instance, time.instant()); // it ended between the two looks
        }
    }
}
