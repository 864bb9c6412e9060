package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.scaling.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * Every decision, with runs of equal ones in one row: six a minute that say the same would bury the one that does not.
 * A decision that opened an event always has its own.
 */
public final class JdbcDecisions implements Decisions {
    /** A run that has lasted this long makes room for a new row, so that a list shows the course of time. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(60);

    private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {};

    private final Database database;

    public JdbcDecisions(Database database) {
        this.database = database;
    }

    @Override
    public void record(Entry entry) {
        database.inTransaction(() -> newest(entry.service())
                .filter(last -> isSameRun(last, entry))
                .ifPresentOrElse(last -> extend(last, entry), () -> insert(entry)));
    }

    private static boolean isSameRun(RecordedDecision last, Entry entry) {
        return last.event().isEmpty()
                && entry.event().isEmpty()
                && last.kind() == kind(entry.decision())
                && last.reason().equals(reason(entry.decision()))
                && Duration.between(last.at(), entry.at()).compareTo(LONGEST_RUN) < 0;
    }

    private Optional<RecordedDecision> newest(String service) {
        return database.sql("select * from decision where service = ? order by began_at desc, id desc limit 1", service)
                .query(this::recorded)
                .optional();
    }

    private void extend(RecordedDecision last, Entry entry) {
        database.sql(
                        """
                        update decision set why = ?, until_at = ?, last_at = ?, times = times + 1, inputs = ?
                        where id = ?""",
                        entry.decision().why(),
                        until(entry.decision()),
                        entry.at(),
                        database.text(entry.inputs()),
                        last.id())
                .update();
    }

    private void insert(Entry entry) {
        Decision decision = entry.decision();
        database.sql(
                        """
                        insert into decision
                            (service, kind, reason, why, until_at, began_at, last_at, times, inputs, event)
                        values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)""",
                        entry.service(),
                        kind(decision),
                        reason(decision),
                        decision.why(),
                        until(decision),
                        entry.at(),
                        entry.at(),
                        database.text(entry.inputs()),
                        entry.event())
                .update();
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
