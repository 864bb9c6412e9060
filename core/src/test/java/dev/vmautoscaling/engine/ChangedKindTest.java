package dev.vmautoscaling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workflows that one version has begun and another one, whose kind has other steps, goes on with. */
class ChangedKindTest {
    private static final String KIND = "changing";

    private final SettableTime time = new SettableTime();
    private final InMemoryWorkflows store = new InMemoryWorkflows();
    private final List<String> done = new ArrayList<>();
    private String failing = "";
    private String exit = "";

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
            return key.equals(failing)
                    ? new Outcome.Failed(Failure.permanent(key + " does not work", ""))
                    : Outcome.done();
        }

        @Override
        public Outcome undo(Attempt attempt) {
            done.add("not " + key);
            return Outcome.done();
        }

        @Override
        public boolean isPointOfNoReturn() {
            return key.equals(exit);
        }
    }

    private WorkflowKind kind(String... steps) {
        return new WorkflowKind(KIND, Stream.of(steps).<Step>map(Noting::new).toList());
    }

    /** Recorded with these steps, of which this many are done. */
    private void begun(int count, String... steps) {
        Workflow workflow = Workflow.pending("w", kind(steps), "event", "shop", "subject", Map.of(), time.instant());
        for (int i = 0; i < count; i++) {
            workflow = workflow.with(WorkflowState.RUNNING)
                    .with(i, workflow.steps().get(i).started(time.instant()).done("", time.instant()));
        }
        store.insert(workflow);
    }

    private Workflow goOnWith(String... steps) {
        new WorkflowRunner(List.of(kind(steps)), store, group -> false, WorkflowObserver.NOBODY, time).run("w");
        return store.find("w").orElseThrow();
    }

    @Test
    void a_workflow_keeps_the_steps_that_it_was_begun_with() {
        begun(1, "a", "b", "c");
        assertThat(goOnWith("a", "x", "b", "c").state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(done).containsExactly("b", "c");
    }

    @Test
    void what_is_taken_back_is_what_was_done() {
        begun(1, "a", "b", "c");
        failing = "c";
        assertThat(goOnWith("x", "a", "y", "b", "c").state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(done).containsExactly("b", "c", "not c", "not b", "not a");
    }

    @Test
    void steps_in_another_order_stay_themselves() {
        begun(1, "a", "b", "c");
        store.order("w", Order.UNDO);
        assertThat(goOnWith("b", "a", "c").state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(done).containsExactly("not a");
    }

    @Test
    void a_step_that_this_version_does_not_know_waits_for_a_person_and_nothing_is_done() {
        begun(1, "a", "b", "c");
        Workflow stuck = goOnWith("a", "x", "c");
        assertThat(stuck.state()).isEqualTo(WorkflowState.STUCK);
        assertThat(stuck.failure().orElseThrow().message())
                .contains("this version")
                .contains("b");
        assertThat(done).isEmpty();
        assertThat(stuck.hasStarted("b")).isFalse();
    }

    @Test
    void it_goes_on_by_order_with_the_version_that_knows_it() {
        begun(1, "a", "b", "c");
        goOnWith("a", "c");
        store.order("w", Order.RETRY);
        assertThat(goOnWith("a", "c").state()).isEqualTo(WorkflowState.STUCK);
        store.order("w", Order.RETRY);
        assertThat(goOnWith("a", "b", "c").state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(done).containsExactly("b", "c");
    }

    @Test
    void or_is_taken_back_by_order_as_far_as_it_had_come() {
        begun(1, "a", "b", "c");
        goOnWith("a", "c");
        store.order("w", Order.RETRY);
        goOnWith("a", "c");
        store.order("w", Order.UNDO);
        assertThat(goOnWith("a", "c").state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(done).containsExactly("not a");
    }

    @Test
    void nothing_of_a_step_that_is_not_known_is_taken_back_and_nothing_below_it() {
        begun(2, "a", "b", "c");
        store.order("w", Order.UNDO);
        Workflow stuck = goOnWith("a", "c");
        assertThat(stuck.state()).isEqualTo(WorkflowState.STUCK);
        assertThat(done).isEmpty();
        store.order("w", Order.RETRY);
        assertThat(goOnWith("a", "b", "c").state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(done).containsExactly("not b", "not a");
    }

    @Test
    void the_point_of_no_return_is_passed_wherever_it_stands() {
        begun(2, "a", "b", "c");
        exit = "b";
        store.order("w", Order.UNDO);
        assertThat(goOnWith("a", "x", "b", "c").state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(done).containsExactly("c");
    }

    @Test
    void also_when_a_new_one_was_put_before_what_is_done() {
        begun(2, "a", "b", "c");
        exit = "x";
        store.order("w", Order.UNDO);
        assertThat(goOnWith("a", "x", "b", "c").state()).isEqualTo(WorkflowState.COMPLETED);
    }
}
