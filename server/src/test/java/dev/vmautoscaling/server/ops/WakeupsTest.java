package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.Autoscaler;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = {Autoscaler.class, WakeupsTest.Kinds.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "autoscaler.evaluation.interval=1h")
class WakeupsTest {
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final int WAITS = 15;
    private static final WorkflowKind PATIENT = new WorkflowKind(
            "patient",
            IntStream.range(0, WAITS)
                    .<Step>mapToObj(i -> new WaitsOnce("wait-" + i, WAIT))
                    .toList());
    private static final WorkflowKind SLEEPY =
            new WorkflowKind("sleepy", List.of(new WaitsOnce("wait-long", Duration.ofHours(1))));
    private static final WorkflowKind BROKEN = new WorkflowKind("broken", List.of(new Breaks()));

    /** Not found by scanning: other tests are not to have these. */
    static class Kinds {
        @Bean
        WorkflowKind patient() {
            return PATIENT;
        }

        @Bean
        WorkflowKind sleepy() {
            return SLEEPY;
        }

        @Bean
        WorkflowKind broken() {
            return BROKEN;
        }
    }

    private record WaitsOnce(String key, Duration length) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return attempt.number() == 1 ? new Outcome.NotYet(length, "its time", Map.of()) : Outcome.done();
        }
    }

    private record Breaks() implements Step {
        @Override
        public String key() {
            return "breaks";
        }

        @Override
        public boolean isPointOfNoReturn() {
            return true;
        }

        @Override
        public Outcome perform(Attempt attempt) {
            return attempt.number() == 1
                    ? new Outcome.Failed(Failure.permanent("broken", "repair it"))
                    : Outcome.done();
        }
    }

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("autoscaler.data-dir", data::toString);
    }

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    JdbcLedger ledger;

    @Autowired
    JdbcWorkflowStore workflows;

    @Autowired
    WorkflowStarter starter;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    Seats seats;

    @Autowired
    InstantSource time;

    @Test
    void many_short_waits_cost_little_more_than_they_last() {
        started(PATIENT); // the first one loads classes
        Workflow ended = started(PATIENT);
        Duration took = Duration.between(ended.createdAt(), ended.endedAt().orElseThrow());
        Duration overhead = took.minus(WAIT.multipliedBy(WAITS));
        // Polling once a second for each wait would make it ten times as much.
        assertThat(overhead).as("overhead of %d waits of %s", WAITS, WAIT).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void an_order_wakes_a_workflow_that_sleeps_for_long() {
        String id = opened(SLEEPY);
        starter.start(id);
        Eventually.until("asleep", () -> state(id) == WorkflowState.WAITING && !isPicked(id));

        workflows.order(id, Order.UNDO);
        starter.start(id);

        Eventually.until("undone", () -> state(id) == WorkflowState.UNDONE);
    }

    @Test
    void a_workflow_that_sleeps_is_looked_at_when_what_waits_is_brought_forward() {
        String id = opened(SLEEPY);
        starter.start(id);
        Eventually.until("asleep", () -> state(id) == WorkflowState.WAITING && !isPicked(id));
        long epoch = workflows.find(id).orElseThrow().epoch();

        new Wakeups(scheduler, seats, time).bringForward(Duration.ofHours(1));

        Eventually.until(
                "looked at again", () -> workflows.find(id).orElseThrow().epoch() > epoch);
    }

    @Test
    void an_order_that_comes_while_the_workflow_runs_is_obeyed() {
        String id = opened(SLEEPY);
        starter.start(id);
        workflows.order(id, Order.UNDO);
        starter.start(id);
        Eventually.until("undone", () -> state(id) == WorkflowState.UNDONE);
    }

    @Test
    void a_stuck_workflow_goes_on_when_a_person_orders_it() {
        String id = opened(BROKEN);
        starter.start(id);
        Eventually.until("stuck", () -> state(id) == WorkflowState.STUCK);

        workflows.order(id, Order.RETRY);
        starter.start(id);

        Eventually.until("completed", () -> state(id) == WorkflowState.COMPLETED);
    }

    @Test
    void a_workflow_that_has_ended_leaves_no_wakeup() {
        Workflow ended = started(PATIENT);
        Eventually.until(
                "no task",
                () -> scheduler
                        .getScheduledExecution(WorkflowTask.DESCRIPTOR.instanceId(ended.id()))
                        .isEmpty());
    }

    @Test
    void starting_twice_runs_once() {
        String id = opened(PATIENT);
        starter.start(id);
        starter.start(id);
        Eventually.until("completed", () -> state(id) == WorkflowState.COMPLETED);
        assertThat(workflows.find(id).orElseThrow().steps())
                .allMatch(step -> step.tries().attempts() == 2);
    }

    private Workflow started(WorkflowKind kind) {
        String id = opened(kind);
        starter.start(id);
        Eventually.until("completed", () -> state(id) == WorkflowState.COMPLETED);
        return workflows.find(id).orElseThrow();
    }

    private String opened(WorkflowKind kind) {
        String id = UUID.randomUUID().toString();
        Instant now = time.instant();
        OpenedWorkflow.open(groups, ledger, kind, id, now);
        return id;
    }

    private WorkflowState state(String id) {
        return workflows.find(id).orElseThrow().state();
    }

    private boolean isPicked(String id) {
        return scheduler
                .getScheduledExecution(WorkflowTask.DESCRIPTOR.instanceId(id))
                .orElseThrow()
                .isPicked();
    }
}
