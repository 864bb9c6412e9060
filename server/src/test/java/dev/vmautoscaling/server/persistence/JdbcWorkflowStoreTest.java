package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.LostClaim;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.engine.WorkflowStoreContract;
import dev.vmautoscaling.scaling.KillSwitch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcWorkflowStoreTest extends WorkflowStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Database database;
    private final JdbcWorkflowStore store;

    JdbcWorkflowStoreTest(TestDatabase.Kind kind) {
        database = kind.database();
        store = new JdbcWorkflowStore(database);
    }

    @Override
    protected WorkflowStore store() {
        return store;
    }

    @Override
    protected void insert(Workflow workflow) {
        store.open(workflow);
    }

    private void insertOne() {
        insert(Workflow.pending("w", new WorkflowKind("test", List.of()), "e", "shop", "m", Map.of(), NOON));
    }

    /** By the worker that has claimed it last. */
    private Optional<Order> taken() {
        return store.takeOrder(store.find("w").orElseThrow());
    }

    @Test
    void an_order_whose_taker_died_before_it_wrote_waits_again_for_the_next() {
        insertOne();
        store.claim("w");
        store.order("w", Order.UNDO);
        assertThat(taken()).contains(Order.UNDO);

        store.claim("w");

        assertThat(taken()).contains(Order.UNDO);
    }

    @Test
    void an_order_that_was_carried_out_does_not_come_back() {
        insertOne();
        Workflow claimed = store.claim("w").orElseThrow();
        store.order("w", Order.UNDO);
        taken();
        store.save(claimed);

        store.claim("w");

        assertThat(taken()).isEmpty();
        assertThat(store.hasOrder("w")).isFalse();
    }

    @Test
    void a_newer_order_replaces_one_whose_taker_died() {
        insertOne();
        store.order("w", Order.RETRY);
        taken();
        store.order("w", Order.RESOLVE);
        assertThat(store.ordered()).containsExactly("w");

        store.claim("w");

        assertThat(taken()).contains(Order.RESOLVE);
    }

    private record Ends(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return Outcome.done();
        }
    }

    /** Writes down the states that it was told of, before and after the row was written. */
    private static final class Told implements WorkflowProjection {
        private final List<String> states = new ArrayList<>();
        private boolean refuses;

        @Override
        public boolean isFor(String kind) {
            return kind.equals("template-like");
        }

        @Override
        public void before(Workflow workflow) {
            states.add("before " + workflow.state());
        }

        @Override
        public void after(Workflow workflow) {
            states.add("after " + workflow.state());
            if (refuses) {
                throw new IllegalStateException("the projection cannot be written");
            }
        }
    }

    private static WorkflowKind kind(String key) {
        return new WorkflowKind(key, List.of(new Ends("only-step")));
    }

    /** Of no scaling event and no service. */
    private void openAlone(WorkflowKind kind, String id) {
        store.open(Workflow.pending(id, kind, "template-1", "", "template-1", Map.of(), NOON));
    }

    @Test
    void a_workflow_of_no_scaling_event_runs_to_its_end() {
        WorkflowKind kind = kind("template-like");
        openAlone(kind, "w");

        new WorkflowRunner(List.of(kind), store, group -> false, WorkflowObserver.NOBODY, () -> NOON).run("w");

        assertThat(store.find("w").orElseThrow().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(new EventStore(database)
                        .list(EventStore.Filter.ALL, Paging.first(9))
                        .total())
                .isZero();
    }

    @Test
    void a_kind_is_projected_by_its_own_projection_and_by_no_other() {
        Told told = new Told();
        JdbcWorkflowStore projecting = new JdbcWorkflowStore(database, told);
        List<WorkflowKind> kinds = List.of(kind("template-like"), kind("other"));
        openAlone(kinds.get(0), "w1");
        openAlone(kinds.get(1), "w2");

        WorkflowRunner runner =
                new WorkflowRunner(kinds, projecting, group -> false, WorkflowObserver.NOBODY, () -> NOON);
        runner.run("w2");
        assertThat(told.states).isEmpty();
        runner.run("w1");

        assertThat(told.states)
                .startsWith("before RUNNING", "after RUNNING")
                .endsWith("before COMPLETED", "after COMPLETED");
    }

    @Test
    void what_cannot_be_projected_is_not_written_either() {
        Told told = new Told();
        told.refuses = true;
        openAlone(kind("template-like"), "w");
        JdbcWorkflowStore projecting = new JdbcWorkflowStore(database, told);
        Workflow claimed = projecting.claim("w").orElseThrow();

        assertThatThrownBy(() -> projecting.save(claimed.inEpoch(claimed.epoch())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> projecting.save(claimed.inEpoch(7))).isInstanceOf(LostClaim.class);
        assertThat(store.find("w")).contains(claimed);
    }

    @Test
    void only_the_global_kill_switch_holds_work_of_no_service() {
        KillSwitchStore killSwitch = new KillSwitchStore(database);
        WorkflowKind kind = kind("template-like");
        WorkflowRunner runner = new WorkflowRunner(
                List.of(kind),
                store,
                group -> killSwitch.of(group) == KillSwitch.Position.STOP_NOW,
                WorkflowObserver.NOBODY,
                () -> NOON);
        killSwitch.set("shop", KillSwitch.Position.STOP_NOW, "admin", "of one service");
        openAlone(kind, "w1");
        runner.run("w1");
        assertThat(store.find("w1").orElseThrow().state()).isEqualTo(WorkflowState.COMPLETED);

        killSwitch.setGlobal(KillSwitch.Position.STOP_NOW, "admin", "of everything");
        openAlone(kind, "w2");
        runner.run("w2");
        assertThat(store.find("w2").orElseThrow().parkedAt()).contains(NOON);
        assertThat(store.find("w2").orElseThrow().state()).isEqualTo(WorkflowState.PENDING);
    }

    @Test
    void readers_find_workflows_by_what_they_are_part_of() {
        WorkflowRecords records = new WorkflowRecords(database);
        openAlone(kind("template-like"), "w1");
        insertOne();

        assertThat(records.list(filter("template-1"), Paging.first(9)).items())
                .extracting(Workflow::id)
                .containsExactly("w1");
        assertThat(records.newestOf("template-1")).map(Workflow::id).contains("w1");
        assertThat(records.newestOf("template-2")).isEmpty();
    }

    private static WorkflowRecords.Filter filter(String event) {
        return new WorkflowRecords.Filter(
                Optional.of("template-like"),
                Optional.of(WorkflowState.PENDING),
                Optional.of(""),
                Optional.of(event),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(1)));
    }
}
