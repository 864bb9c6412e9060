package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.scaling.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/**
 * Every decision, with runs of equal ones in one row: six a minute that say the same would bury the one that does not.
 * A decision that opened an event always has its own.
 */
public final class JdbcDecisions implements Decisions {
    /** A run that has lasted this long makes room for a new row, so that a list shows the course of time. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {};

    private static final String EXTENDED = """
            update decision set why = ?, until_at = ?, last_at = ?, times = times + 1, inputs = ?
            where service = ? and began_at = ? and event is null""";

    private static final String BEGUN = """
            insert into decision (service, kind, reason, why, until_at, began_at, last_at, times, inputs, event)
            values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)""";

    private final Database database;
    /** The newest row of each service that this process has begun: an end of the process ends the run too. */
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    private record Run(RecordedDecision.Kind kind, Optional<HoldReason> reason, boolean isOpen, Instant beganAt) {
        static Run begunBy(Entry entry) {
            return new Run(
                    JdbcDecisions.kind(entry.decision()),
                    JdbcDecisions.reason(entry.decision()),
                    entry.event().isEmpty(),
                    entry.at());
        }

        boolean goesOnWith(Entry entry) {
            Run next = begunBy(entry);
            return isOpen
                    && next.isOpen
                    && kind == next.kind
                    && reason.equals(next.reason)
                    && Duration.between(beganAt, entry.at()).compareTo(LONGEST_RUN) < 0;
        }
    }

    public JdbcDecisions(Database database) {
        this.database = database;
    }

    @Override
    public void record(Entry entry) {
        record(List.of(entry));
    }

    /** In one transaction, and with two statements however many they are. */
    @Override
    public void record(List<Entry> entries) {
        List<Entry> more = entries.stream().filter(this::goesOn).toList();
        List<Entry> begun = entries.stream().filter(entry -> !goesOn(entry)).toList();
        database.inTransaction(() -> {
            database.batch(EXTENDED, more.stream().map(this::extended).toList());
            database.batch(BEGUN, begun.stream().map(this::begun).toList());
        });
        begun.forEach(entry -> runs.put(entry.service(), Run.begunBy(entry)));
    }

    private boolean goesOn(Entry entry) {
        Run run = runs.get(entry.service());
        return run != null && run.goesOnWith(entry);
    }

    private Object[] extended(Entry entry) {
        return new Object[] {
            entry.decision().why(),
            until(entry.decision()),
            entry.at(),
            database.text(entry.inputs()),
            entry.service(),
            Objects.requireNonNull(runs.get(entry.service())).beganAt()
        };
    }

    private Object[] begun(Entry entry) {
        Decision decision = entry.decision();
        return new Object[] {
            entry.service(),
            kind(decision),
            reason(decision),
            decision.why(),
            until(decision),
            entry.at(),
            entry.at(),
            database.text(entry.inputs()),
            entry.event()
        };
    }

    /** The first in that time that opened an event of this kind. */
    public Optional<RecordedDecision> firstActed(String service, RecordedDecision.Kind kind, Instant from, Instant to) {
        return database.sql("""
                        select * from decision
                        where service = ? and kind = ? and event is not null and began_at between ? and ?
                        order by began_at limit 1""", service, kind, from, to).query(this::recorded).optional();
    }

    /** The newest that was made in that time. */
    public Optional<RecordedDecision> newest(String service, Instant from, Instant to) {
        return database.sql("""
                        select * from decision where service = ? and began_at <= ? and last_at >= ?
                        order by began_at desc limit 1""", service, to, from).query(this::recorded).optional();
    }

    /** The newest of each service, of those that were made since then. */
    public Map<String, RecordedDecision> newestOfEach(Instant since) {
        return database
                .sql("select * from decision where last_at >= ? order by began_at, id", since)
                .query(this::recorded)
                .list()
                .stream()
                .collect(Collectors.toMap(RecordedDecision::service, Function.identity(), (older, newer) -> newer));
    }

    /** What stood at that time: the newest that had been made by then. */
    public Optional<RecordedDecision> standingAt(String service, Instant at) {
        return database.sql("""
                        select * from decision where service = ? and began_at <= ?
                        order by began_at desc, id desc limit 1""", service, at).query(this::recorded).optional();
    }

    /** A service's decisions that began in a span of time, newest first. */
    public Page<RecordedDecision> list(String service, Optional<Instant> from, Optional<Instant> to, Paging paging) {
        return new Listing(database, "decision")
                .where("service = ?", Optional.of(service))
                .where("began_at >= ?", from)
                .where("began_at < ?", to)
                .page(paging, "began_at", "id", this::recorded);
    }

    /**
     * Forgets runs that ended before {@code instant}.
     *
     * @return how many
     */
    public int purgeBefore(Instant instant) {
        return database.sql("delete from decision where last_at < ?", instant).update();
    }

    private static RecordedDecision.Kind kind(Decision decision) {
        return switch (decision) {
            case Decision.ScaleOut ignored -> RecordedDecision.Kind.SCALE_OUT;
            case Decision.ScaleIn ignored -> RecordedDecision.Kind.SCALE_IN;
            case Decision.Undrain ignored -> RecordedDecision.Kind.UNDRAIN;
            case Decision.Hold ignored -> RecordedDecision.Kind.HOLD;
        };
    }

    private static Optional<HoldReason> reason(Decision decision) {
        return decision instanceof Decision.Hold hold ? Optional.of(hold.reason()) : Optional.empty();
    }

    private static Optional<Instant> until(Decision decision) {
        return decision instanceof Decision.Hold hold ? hold.until() : Optional.empty();
    }

    private RecordedDecision recorded(ResultSet row, int number) throws SQLException {
        return new RecordedDecision(
                row.getLong("id"),
                Columns.text(row, "service"),
                Columns.value(row, "kind", RecordedDecision.Kind.class),
                Columns.optionalText(row, "reason").map(HoldReason::valueOf),
                Columns.text(row, "why"),
                Columns.optionalInstant(row, "until_at"),
                Columns.instant(row, "began_at"),
                Columns.instant(row, "last_at"),
                row.getInt("times"),
                database.json().readValue(Columns.text(row, "inputs"), INPUTS),
                Columns.optionalText(row, "event"));
    }
}
