package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.LostClaim;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.engine.WorkflowStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row per workflow, and in the same transaction whatever follows from it: of a scaling event its member and the event,
 * of other kinds what their projection says. Every write names the epoch of the worker's claim, so that a worker that was
 * taken for dead cannot write.
 */
public final class JdbcWorkflowStore implements WorkflowStore {
    private static final List<String> LIVE_STATES = Arrays.stream(WorkflowState.values())
            .filter(WorkflowState::isLive)
            .map(Enum::name)
            .toList();

    private final Database database;
    private final WorkflowRows rows;
    private final List<WorkflowProjection> projections;

    /** @param others what follows from workflows that belong to no scaling event */
    public JdbcWorkflowStore(Database database, WorkflowProjection... others) {
        this.database = database;
        this.rows = new WorkflowRows(database);
        this.projections = Stream.concat(Stream.of(new ScalingProjection(database)), Arrays.stream(others))
                .toList();
    }

    /** Records a workflow that belongs to no scaling event, in the caller's transaction when there is one. */
    public void open(Workflow workflow) {
        rows.insert(workflow);
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
        List<WorkflowProjection> following = projections.stream()
                .filter(projection -> projection.isFor(workflow.kind()))
                .toList();
        database.inTransaction(() -> {
            following.forEach(projection -> projection.before(workflow));
            if (!rows.update(workflow)) {
                throw new LostClaim(workflow.id());
            }
            following.forEach(projection -> projection.after(workflow));
        });
    }

    @Override
    public void order(String id, Order order) {
        database.sql("update workflow set waiting_order = ? where id = ?", order, id)
                .update();
    }

    @Override
    public Optional<Order> takeOrder(Workflow claimed) {
        Optional<String> waiting = database.sql(
                        "select waiting_order from workflow where id = ? and epoch = ?", claimed.id(), claimed.epoch())
                .query((row, number) -> Columns.optionalText(row, "waiting_order"))
                .optional()
                .flatMap(order -> order);
        return waiting.flatMap(order -> take(claimed, order) ? Optional.of(Order.valueOf(order)) : takeOrder(claimed));
    }

    /** @return false when a newer order, or another worker, has come between the look and the grip */
    private boolean take(Workflow claimed, String order) {
        return database.sql("""
                        update workflow set waiting_order = null, taken_order = ?
                        where id = ? and epoch = ? and waiting_order = ?""", order, claimed.id(), claimed.epoch(), order).update() > 0;
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
