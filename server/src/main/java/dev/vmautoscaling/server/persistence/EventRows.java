package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Events as rows. Their state is only ever derived from their workflows. */
final class EventRows {
    private final Database database;

    EventRows(Database database) {
        this.database = database;
    }

    void insert(ScalingEvent event) {
        database.sql(
                        """
                        insert into scaling_event (id, service, kind, state, reason, created_at, ended_at)
                        values (?, ?, ?, ?, ?, ?, ?)""",
                        event.id(),
                        event.service(),
                        event.kind(),
                        event.state(),
                        event.reason(),
                        event.createdAt(),
                        event.endedAt())
                .update();
    }

    /** While one of its workflows goes on, an event runs, whatever the others do: that needs no look at them, and no lock. */
    void running(String id) {
        database.sql(
                        "update scaling_event set state = 'RUNNING', ended_at = null where id = ? and state <> 'RUNNING'",
                        id)
                .update();
    }

    /** Until the transaction ends. */
    void lock(String id) {
        database.sql("select id from scaling_event where id = ? for update", id)
                .query(String.class)
                .optional();
    }

    /** Brings the locked event's state in line with its workflows. */
    void derive(String id) {
        List<Told> workflows = database.sql("select state, ended_at from workflow where event = ?", id)
                .query(EventRows::told)
                .list();
        var state = ScalingEvent.State.of(workflows.stream().map(Told::state).toList());
        database.sql(
                        "update scaling_event set state = ?, ended_at = ? where id = ?",
                        state,
                        endedAt(state, workflows),
                        id)
                .update();
    }

    /** An event has ended when its last workflow has; one that is stuck has not. */
    private static Optional<Instant> endedAt(ScalingEvent.State state, List<Told> workflows) {
        return switch (state) {
            case RUNNING, STUCK -> Optional.empty();
            case SUCCEEDED, PARTIAL, UNDONE, OBSERVED ->
                workflows.stream()
                        .flatMap(workflow -> workflow.endedAt().stream())
                        .max(Comparator.naturalOrder());
        };
    }

    private record Told(WorkflowState state, Optional<Instant> endedAt) {}

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(Columns.value(row, "state", WorkflowState.class), Columns.optionalInstant(row, "ended_at"));
    }

    static ScalingEvent read(ResultSet row, int number) throws SQLException {
        return new ScalingEvent(
                Columns.text(row, "id"),
                Columns.text(row, "service"),
                Columns.value(row, "kind", ScalingEvent.Kind.class),
                Columns.value(row, "state", ScalingEvent.State.class),
                Columns.text(row, "reason"),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "ended_at"));
    }
}
