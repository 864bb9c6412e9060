package dev.vmautoscaling.server.ops;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vmautoscaling.engine.LostClaim;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs a workflow whenever db-scheduler says that it is time; the task's id is the workflow's, and it holds nothing else.
 *
 * <p>For a short wait the workflow keeps its thread, because polling would add up to a second to each of them. That is
 * safe: the task stays picked, so that when this process dies another one gets it; and should both run it, the claim's
 * epoch lets only the newer one write.
 */
public final class WorkflowTask {
    static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("workflow");

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowTask.class);
    private static final Duration LONGEST_SEATED_WAIT = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    /** The wall clock has microseconds, and a wait may end one too early. */
    private static final Duration ROUNDING = Duration.ofNanos(1_000);

    private final WorkflowRunner runner;
    private final JdbcWorkflowStore workflows;
    private final Seats seats;
    private final InstantSource time;

    WorkflowTask(WorkflowRunner runner, JdbcWorkflowStore workflows, Seats seats, InstantSource time) {
        this.runner = runner;
        this.workflows = workflows;
        this.seats = seats;
        this.time = time;
    }

    Task<Void> task() {
        return Tasks.custom(DESCRIPTOR)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_TROUBLE))
                .execute((instance, context) -> drive(instance.getId(), context.getSchedulerClient()));
    }

    private CompletionHandler<Void> drive(String workflow, SchedulerClient client) {
        MDC.put("workflow", workflow);
        try (Seats.Seat seat = seats.take(workflow)) {
            return switch (driven(workflow, seat)) {
                case Next.At later ->
                    (complete, row) -> {
                        row.reschedule(complete, later.instant());
                        lookForOrders(workflow, client);
                    };
                case Next.Held held ->
                    (complete, row) -> {
                        row.reschedule(complete, held.until());
                        lookForPermit(workflow, client);
                    };
                case Next.Never ignored ->
                    (complete, row) -> {
                        row.remove();
                        lookForOrders(workflow, client);
                    };
            };
        } catch (LostClaim e) {
            LOG.info("another worker drives this workflow now; this one stops");
            // The row is the other worker's. Should it be ours after all, it is found without a heartbeat and revived.
            return (complete, row) -> {};
        } finally {
            MDC.clear();
        }
    }

    private Next driven(String workflow, Seats.Seat seat) {
        while (true) {
            Next next = runner.run(workflow);
            if (!(next instanceof Next.At later)) {
                return next;
            }
            Duration wait = Duration.between(time.instant(), later.instant()).plus(ROUNDING);
            boolean goesOn = wait.compareTo(LONGEST_SEATED_WAIT) <= 0 ? seat.await(wait) : seat.isWoken();
            if (!goesOn) {
                return later;
            }
        }
    }

    /** The same of a permit. */
    private void lookForPermit(String workflow, SchedulerClient client) {
        if (workflows.hasOrder(workflow) || !runner.isHeld(workflow)) {
            new Wakeups(client, seats, time).start(workflow);
        }
    }

    /** An order that came while the row could not be brought forward, because it was being worked on. */
    private void lookForOrders(String workflow, SchedulerClient client) {
        if (workflows.hasOrder(workflow)) {
            new Wakeups(client, seats, time).start(workflow);
        }
    }
}
