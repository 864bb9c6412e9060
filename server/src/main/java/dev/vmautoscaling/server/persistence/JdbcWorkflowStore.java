package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.LostClaim;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.MemberProjection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One row per workflow, and in the same transaction the member and the event that follow from it. Every write names the
 * epoch of the worker's claim, so that a worker that was taken for dead cannot write.
 */
public final class JdbcWorkflowStore implements WorkflowStore {
    private static final List<String> LIVE_STATES = Arrays.stream(WorkflowState.values())
            .filter(WorkflowState::isLive)
            .map(Enum::name)
            .toList();

    private final Database database;
    private final WorkflowRows rows;
    private final EventRows events;

    public JdbcWorkflowStore(Database database) {
        this.database = database;
        this.rows = new WorkflowRows(database);
        this.events = new EventRows(database);
    }

    @Override
    public Optional<Workflow> find(String id) {
        return database.sql("select * from workflow where id = ?", id)
                .query(rows::read)
                .optional();
    }

    /** An order that the last worker read, without living to write what it made of it, waits again. */
    @Override
    public Optional<Workflow> claim(String id) {
        return database.inTransaction(() -> {
            database.sql("""
                            update workflow set epoch = epoch + 1, taken_order = null,
                                waiting_order = coalesce(waiting_order, taken_order)
                            where id = ?""", id).update();
            return find(id);
        });
    }

    @Override
    public void save(Workflow workflow) {
        database.inTransaction(() -> {
            if (workflow.state().isLive()) {
                write(workflow);
                events.running(workflow.event());
            } else {
                // Locked first: two workflows of one event that end at once must not both overlook the other's end.
                events.lock(workflow.event());
                write(workflow);
                events.derive(workflow.event());
            }
        });
    }

    private void write(Workflow workflow) {
        if (!rows.update(workflow)) {
            throw new LostClaim(workflow.id());
        }
        JdbcMembers.ofWorkflow(database, workflow.subject(), workflow.id()).ifPresent(member -> {
            var after = MemberProjection.after(member, workflow);
            if (!after.equals(member)) {
                JdbcMembers.update(database, after, workflow.id());
            }
        });
    }

    @Override
    public void order(String id, Order order) {
        database.sql("update workflow set waiting_order = ? where id = ?", order, id)
                .update();
    }

    @Override
    public Optional<Order> takeOrder(String id) {
        Optional<String> waiting = database.sql("select waiting_order from workflow where id = ?", id)
                .query((row, number) -> Columns.optionalText(row, "waiting_order"))
                .optional()
                .flatMap(order -> order);
        return waiting.flatMap(order -> take(id, order) ? Optional.of(Order.valueOf(order)) : takeOrder(id));
    }

    /** @return false when a newer order has come between the look and the grip */
    private boolean take(String id, String order) {
        return database.sql("""
                        update workflow set waiting_order = null, taken_order = ?
                        where id = ? and waiting_order = ?""", order, id, order).update() > 0;
    }

    @Override
    public List<String> live() {
        return database.sql("select id from workflow where state in (:states) order by created_at, id")
                .param("states", LIVE_STATES)
                .query(String.class)
                .list();
    }

    /** Whether an order waits for this workflow. */
    public boolean hasOrder(String id) {
        return database.sql("select count(*) from workflow where id = ? and waiting_order is not null", id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Workflows for which an order waits, also those that no longer go on by themselves. */
    public List<String> ordered() {
        return database.sql("select id from workflow where waiting_order is not null order by created_at, id")
                .query(String.class)
                .list();
    }
}
