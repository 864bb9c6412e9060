package dev.vmautoscaling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundaryTest {
    private static final Instant UNTIL = SettableTime.START.plus(Duration.ofMinutes(2));

    private final SettableTime time = new SettableTime();
    private final InMemoryWorkflows store = new InMemoryWorkflows();
    private final List<String> done = new ArrayList<>();
    private Permit permit = new Permit.All();
    private boolean stopped;
    private boolean slow;
    private String stopsAfter = "";

    private final WorkflowKind kind = new WorkflowKind(
            "bounded", List.of(new Noting("one"), new Noting("two"), new Noting("last-exit"), new Noting("four")));
    private final Gate gate = new Gate() {
        @Override
        public boolean isStopped(String group) {
            return stopped;
        }

        @Override
        public Permit permit(Workflow workflow) {
            return permit;
        }
    };
    private final WorkflowRunner runner = new WorkflowRunner(List.of(kind), store, gate, WorkflowObserver.NOBODY, time);

    /** Says what was done and undone; while it is slow, nothing is finished. */
    private final class Noting implements Step {
        private final String key;

        Noting(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Outcome perform(Attempt attempt) {
            done.add(key);
            stopped = key.equals(stopsAfter);
            return slow ? attempt.notYet("slow") : Outcome.done();
        }

        @Override
        public Outcome undo(Attempt attempt) {
            done.add("not " + key);
            return Outcome.done();
        }

        @Override
        public boolean isPointOfNoReturn() {
            return key.equals("last-exit");
        }
    }

    @BeforeEach
    void open() {
        store.insert(Workflow.pending("w", kind, "event", "shop", "subject", Map.of(), time.instant()));
    }

    private Workflow workflow() {
        return store.find("w").orElseThrow();
    }

    @Test
    void a_step_that_is_not_permitted_is_not_begun() {
        permit = new Permit.Only(Set.of("one"), UNTIL);
        assertThat(runner.run("w")).isEqualTo(new Next.Held(UNTIL));
        assertThat(done).containsExactly("one");
        assertThat(workflow().state()).isEqualTo(WorkflowState.WAITING);
        assertThat(workflow().hasStarted("two")).isFalse();
        assertThat(runner.isHeld("w")).isTrue();
    }

    @Test
    void where_nothing_is_permitted_nothing_has_begun() {
        permit = new Permit.Only(Set.of(), UNTIL);
        assertThat(runner.run("w")).isEqualTo(new Next.Held(UNTIL));
        assertThat(done).isEmpty();
        assertThat(workflow().state()).isEqualTo(WorkflowState.PENDING);
    }

    @Test
    void more_is_done_as_soon_as_more_is_permitted() {
        permit = new Permit.Only(Set.of("one"), UNTIL);
        runner.run("w");
        permit = new Permit.All();
        assertThat(runner.isHeld("w")).isFalse();
        assertThat(runner.run("w")).isEqualTo(new Next.Never());
        assertThat(done).containsExactly("one", "two", "last-exit", "four");
        assertThat(workflow().state()).isEqualTo(WorkflowState.COMPLETED);
    }

    @Test
    void a_step_that_has_begun_goes_on_when_its_permit_is_gone() {
        slow = true;
        runner.run("w");
        permit = new Permit.Only(Set.of(), UNTIL);
        slow = false;
        time.advance(Duration.ofSeconds(5));
        assertThat(runner.run("w")).isEqualTo(new Next.Held(UNTIL));
        assertThat(done).containsExactly("one", "one");
    }

    @Test
    void the_last_step_done_a_workflow_ends_without_a_permit() {
        permit = new Permit.Only(Set.copyOf(kind.stepKeys()), UNTIL);
        assertThat(runner.run("w")).isEqualTo(new Next.Never());
        assertThat(workflow().state()).isEqualTo(WorkflowState.COMPLETED);
    }

    @Test
    void without_a_driver_it_is_taken_back_at_once_with_the_reason() {
        permit = new Permit.Only(Set.of("one", "two"), UNTIL);
        runner.run("w");
        permit = new Permit.Withdrawn("nobody drives it", "drive it");
        assertThat(runner.run("w")).isEqualTo(new Next.Never());
        assertThat(done).containsExactly("one", "two", "not two", "not one");
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(workflow().failure()).contains(Failure.permanent("nobody drives it", "drive it"));
    }

    @Test
    void what_has_done_all_its_steps_is_not_taken_back_any_more() {
        WorkflowKind harmless = new WorkflowKind("harmless", List.of(new Noting("one"), new Noting("two")));
        WorkflowRunner cautious = new WorkflowRunner(List.of(harmless), store, gate, WorkflowObserver.NOBODY, time);
        store.insert(Workflow.pending("h", harmless, "event", "shop", "subject", Map.of(), time.instant()));
        stopsAfter = "two";
        cautious.run("h");
        assertThat(store.find("h").orElseThrow().state()).isEqualTo(WorkflowState.RUNNING);
        stopped = false;
        permit = new Permit.Withdrawn("nobody drives it", "drive it");
        assertThat(cautious.run("h")).isEqualTo(new Next.Never());
        assertThat(store.find("h").orElseThrow().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void a_wait_under_way_is_not_waited_out_first() {
        slow = true;
        runner.run("w");
        permit = new Permit.Withdrawn("nobody drives it", "drive it");
        assertThat(runner.run("w")).isEqualTo(new Next.Never());
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
    }

    @Test
    void beyond_the_point_of_no_return_it_goes_to_its_end() {
        permit = new Permit.Only(Set.of("one", "two", "last-exit"), UNTIL);
        runner.run("w");
        permit = new Permit.Withdrawn("nobody drives it", "drive it");
        runner.run("w");
        assertThat(workflow().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(done).doesNotContain("not one");
    }

    @Test
    void undoing_needs_no_permit() {
        permit = new Permit.Only(Set.of("one"), UNTIL);
        runner.run("w");
        store.order("w", Order.UNDO);
        assertThat(runner.run("w")).isEqualTo(new Next.Never());
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
    }

    @Test
    void the_kill_switch_comes_first() {
        stopped = true;
        permit = new Permit.Withdrawn("nobody drives it", "drive it");
        assertThat(runner.run("w")).isInstanceOf(Next.At.class);
        assertThat(workflow().parkedAt()).isPresent();
        assertThat(workflow().state()).isEqualTo(WorkflowState.PENDING);
    }
}
