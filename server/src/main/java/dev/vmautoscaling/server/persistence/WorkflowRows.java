package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** A workflow as a row: its steps, facts and failure are JSON, because they are always read and written whole. */
final class WorkflowRows {
    private static final TypeReference<List<StepRecord>> STEPS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final Database database;

    WorkflowRows(Database database) {
        this.database = database;
    }

    void insert(Workflow workflow) {
        database.sql(
                        """
                        insert into workflow (id, kind, event, service, subject, state, epoch, steps, facts, failure,
                            undo_under_stop, wake_at, parked_at, created_at, ended_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        workflow.id(),
                        workflow.kind(),
                        workflow.event(),
                        workflow.group(),
                        workflow.subject(),
                        workflow.state(),
                        workflow.epoch(),
                        database.text(workflow.steps()),
                        database.text(workflow.facts()),
                        workflow.failure().map(database::text),
                        workflow.undoUnderStop(),
                        workflow.wakeAt(),
                        workflow.parkedAt(),
                        workflow.createdAt(),
                        workflow.endedAt())
                .update();
    }

    /** @return whether the recorded epoch is still the workflow's */
    boolean update(Workflow workflow) {
        return database.sql(
                                """
                        update workflow set state = ?, steps = ?, facts = ?, failure = ?, undo_under_stop = ?,
                            wake_at = ?, parked_at = ?, ended_at = ?, taken_order = null, writes = writes + 1
                        where id = ? and epoch = ?""",
                                workflow.state(),
                                database.text(workflow.steps()),
                                database.text(workflow.facts()),
                                workflow.failure().map(database::text),
                                workflow.undoUnderStop(),
                                workflow.wakeAt(),
                                workflow.parkedAt(),
                                workflow.endedAt(),
                                workflow.id(),
                                workflow.epoch())
                        .update()
                > 0;
    }

    Workflow read(ResultSet row, int number) throws SQLException {
        return new Workflow(
                Columns.text(row, "id"),
                Columns.text(row, "kind"),
                Columns.text(row, "event"),
                Columns.text(row, "service"),
                Columns.text(row, "subject"),
                Columns.value(row, "state", WorkflowState.class),
                row.getLong("epoch"),
                database.json().readValue(Columns.text(row, "steps"), STEPS),
                database.json().readValue(Columns.text(row, "facts"), FACTS),
                Columns.optionalText(row, "failure").map(text -> database.read(text, Failure.class)),
                row.getBoolean("undo_under_stop"),
                Columns.optionalInstant(row, "wake_at"),
                Columns.optionalInstant(row, "parked_at"),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "ended_at"));
    }
}
