package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Workflows for readers, whatever they are part of; they are opened and moved elsewhere. */
public final class WorkflowRecords {
    private final Database database;
    private final WorkflowRows rows;

    public WorkflowRecords(Database database) {
        this.database = database;
        this.rows = new WorkflowRows(database);
    }

    /**
     * What is wanted; an empty part says nothing.
     *
     * @param service whose kill switch holds it
     * @param event what it is a part of
     * @param from not opened before
     * @param to opened before
     */
    public record Filter(
            Optional<String> kind,
            Optional<WorkflowState> state,
            Optional<String> service,
            Optional<String> event,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** By the time of opening, newest first. */
    public Page<Workflow> list(Filter filter, Paging paging) {
        return new Listing(database, "workflow")
                .where("kind = ?", filter.kind())
                .where("state = ?", filter.state())
                .where("service = ?", filter.service())
                .where("event = ?", filter.event())
                .where("created_at >= ?", filter.from())
                .where("created_at < ?", filter.to())
                .page(paging, "created_at", "id", rows::read);
    }

    /** Those of a service that go on or need a person, oldest first. */
    public List<Workflow> unfinished(String service) {
        return database.sql("""
                        select * from workflow where service = ? and state not in ('COMPLETED', 'UNDONE', 'RESOLVED')
                        order by created_at, id""", service).query(rows::read).list();
    }

    /** Those that need a person, longest first. */
    public List<Workflow> stuck() {
        return database.sql("select * from workflow where state = 'STUCK' order by created_at, id")
                .query(rows::read)
                .list();
    }

    /** The one that was opened last as a part of this. */
    public Optional<Workflow> newestOf(String event) {
        return database.sql("select * from workflow where event = ? order by created_at desc, id desc limit 1", event)
                .query(rows::read)
                .optional();
    }
}
