package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Drives;
import java.util.List;
import java.util.Optional;

/** Drives beside the events that the ledger opens: it writes the offer in the transaction that opens the event. */
public final class JdbcDrives implements Drives {
    private static final String RUNNING =
            "select d.* from drive d join scaling_event e on e.id = d.event where e.state = 'RUNNING'";

    private final Database database;
    private final WorkflowRows workflows;

    public JdbcDrives(Database database) {
        this.database = database;
        this.workflows = new WorkflowRows(database);
    }

    @Override
    public Optional<Drive> of(String event) {
        return DriveRows.find(database, event);
    }

    @Override
    public List<Drive> running(String service) {
        return listed(RUNNING + " and d.service = ? order by d.offered_at, d.event", service);
    }

    @Override
    public List<Drive> offered() {
        return listed(RUNNING + " and d.state = 'OFFERED' order by d.offered_at, d.event");
    }

    private List<Drive> listed(String sql, Object... values) {
        return database.sql(sql, values)
                .query((row, number) -> DriveRows.read(database, row))
                .list();
    }

    @Override
    public boolean save(Drive changed) {
        return DriveRows.update(database, changed);
    }

    @Override
    public List<Workflow> workflows(String event) {
        return database.sql("select * from workflow where event = ? order by created_at, id", event)
                .query(workflows::read)
                .list();
    }
}
