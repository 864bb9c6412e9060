package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Events for readers; the ledger opens them and workflows move them. */
public final class EventStore {
    private final Database database;
    private final WorkflowRows workflows;

    public EventStore(Database database) {
        this.database = database;
        this.workflows = new WorkflowRows(database);
    }

    /**
     * What is wanted; an empty part says nothing.
     *
     * @param from not opened before
     * @param to opened before
     */
    public record Filter(
            Optional<String> service,
            Optional<ScalingEvent.State> state,
            Optional<ScalingEvent.Kind> kind,
            Optional<Instant> from,
            Optional<Instant> to) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * An event with its workflows, in the order in which they were opened.
     *
     * @param drive who drives it; empty when it was the control plane's from the start
     * @param names of the members that the workflows are about, by their ids
     */
    public record Told(ScalingEvent event, List<Workflow> workflows, Optional<Drive> drive, Map<String, String> names) {
        public Told {
            workflows = List.copyOf(workflows);
            names = Map.copyOf(names);
        }
    }

    /** By the time of opening, newest first; four queries, however many events. */
    public Page<Told> list(Filter filter, Paging paging) {
        Page<ScalingEvent> page = new Listing(database, "scaling_event")
                .where("service = ?", filter.service())
                .where("state = ?", filter.state())
                .where("kind = ?", filter.kind())
                .where("created_at >= ?", filter.from())
                .where("created_at < ?", filter.to())
                .page(paging, "created_at", "id", EventRows::read);
        Map<String, List<Workflow>> ofEvent = workflows(page.items());
        Map<String, Drive> drives = drives(page.items());
        Map<String, String> names =
                names(ofEvent.values().stream().flatMap(List::stream).toList());
        return new Page<>(
                page.items().stream()
                        .map(event -> new Told(
                                event,
                                ofEvent.getOrDefault(event.id(), List.of()),
                                Optional.ofNullable(drives.get(event.id())),
                                names))
                        .toList(),
                page.total());
    }

    private Map<String, List<Workflow>> workflows(List<ScalingEvent> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select * from workflow where event in (:events) order by created_at, id")
                .param("events", events.stream().map(ScalingEvent::id).toList())
                .query(workflows::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Workflow::event));
    }

    private Map<String, Drive> drives(List<ScalingEvent> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select * from drive where event in (:events)")
                .param("events", events.stream().map(ScalingEvent::id).toList())
                .query((row, number) -> DriveRows.read(database, row))
                .list()
                .stream()
                .collect(Collectors.toMap(Drive::event, Function.identity()));
    }

    public Optional<Told> find(String id) {
        return database.sql("select * from scaling_event where id = ?", id)
                .query(EventRows::read)
                .optional()
                .map(event -> {
                    List<Workflow> works = workflows(id);
                    return new Told(event, works, DriveRows.find(database, id), names(works));
                });
    }

    private Map<String, String> names(List<Workflow> works) {
        List<String> members = works.stream().map(Workflow::subject).distinct().toList();
        if (members.isEmpty()) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        database.sql("select id, name from member where id in (:members)")
                .param("members", members)
                .query((row, number) -> names.put(Columns.text(row, "id"), Columns.text(row, "name")))
                .list();
        return names;
    }

    private List<Workflow> workflows(String event) {
        return database.sql("select * from workflow where event = ? order by created_at, id", event)
                .query(workflows::read)
                .list();
    }

    /** The newest event of each service. */
    public Map<String, ScalingEvent> newestOfEach() {
        return database.sql("""
                        select e.* from scaling_group g join scaling_event e on e.id =
                            (select x.id from scaling_event x where x.service = g.service
                                order by x.created_at desc, x.id desc limit 1)""").query(EventRows::read).list().stream()
                .collect(Collectors.toMap(ScalingEvent::service, Function.identity()));
    }

    /** Events of all services that were opened since then, oldest first. */
    public Map<String, List<ScalingEvent>> openedSince(Instant since) {
        return database
                .sql("select * from scaling_event where created_at >= ? order by created_at, id", since)
                .query(EventRows::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ScalingEvent::service));
    }

    /** How many workflows need a person now. */
    public long stuckWorkflows() {
        return database.sql("select count(*) from workflow where state = 'STUCK'")
                .query(Long.class)
                .single();
    }

    /** Since when the kill switch holds the workflow that it has held the longest. */
    public Optional<Instant> oldestParked() {
        return database.sql("select min(parked_at) as parked_at from workflow where ended_at is null")
                .query((row, number) -> Columns.optionalInstant(row, "parked_at"))
                .single();
    }
}
