package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.engine.WorkflowStoreContract;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Instant;
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
        new EventRows(database)
                .insert(new ScalingEvent(
                        workflow.event(),
                        workflow.group(),
                        ScalingEvent.Kind.SCALE_OUT,
                        ScalingEvent.State.RUNNING,
                        "test",
                        NOON,
                        Optional.empty()));
        new WorkflowRows(database).insert(workflow);
    }

    private void insertOne() {
        insert(Workflow.pending("w", new WorkflowKind("test", List.of()), "e", "shop", "m", Map.of(), NOON));
    }

    @Test
    void an_order_whose_taker_died_before_it_wrote_waits_again_for_the_next() {
        insertOne();
        store.claim("w");
        store.order("w", Order.UNDO);
        assertThat(store.takeOrder("w")).contains(Order.UNDO);

        store.claim("w");

        assertThat(store.takeOrder("w")).contains(Order.UNDO);
    }

    @Test
    void an_order_that_was_carried_out_does_not_come_back() {
        insertOne();
        Workflow claimed = store.claim("w").orElseThrow();
        store.order("w", Order.UNDO);
        store.takeOrder("w");
        store.save(claimed);

        store.claim("w");

        assertThat(store.takeOrder("w")).isEmpty();
        assertThat(store.hasOrder("w")).isFalse();
    }

    @Test
    void a_newer_order_replaces_one_whose_taker_died() {
        insertOne();
        store.order("w", Order.RETRY);
        store.takeOrder("w");
        store.order("w", Order.RESOLVE);
        assertThat(store.ordered()).containsExactly("w");

        store.claim("w");

        assertThat(store.takeOrder("w")).contains(Order.RESOLVE);
    }
}
