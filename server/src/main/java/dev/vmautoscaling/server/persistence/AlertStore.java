package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.alert.KnownAlert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.type.TypeReference;

/** The alerts that webhooks brought or a reading found, each once: Alertmanager repeats itself, and a pair of them says everything twice. */
public final class AlertStore {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Database database;

    public AlertStore(Database database) {
        this.database = database;
    }

    /**
     * An alert with the time of its first arrival.
     *
     * @param foundBy how it came first
     */
    public record Received(KnownAlert known, Instant receivedAt, FoundBy foundBy) {
        public Alert alert() {
            return known.alert();
        }
    }

    /** How an alert came to be known. */
    public enum FoundBy {
        WEBHOOK,
        /** Alertmanager was asked: its webhook was late, or got lost. */
        READING
    }

    /** What is wanted; an empty part says nothing. */
    public record Filter(
            Optional<String> service, Optional<Alert.Status> status, Optional<Instant> from, Optional<Instant> to) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Keeps the alerts, in one transaction.
     *
     * @return of each, in order, whether it was news: a new one, or the end of one that fired. What comes late about an
     *     alert that has ended is none.
     */
    public List<Boolean> receive(List<Alert> alerts) {
        Instant now = database.now();
        return database.inTransaction(() -> {
            int[] inserted = insert(alerts, FoundBy.WEBHOOK, now);
            return resolve(alerts, inserted);
        });
    }

    /** Goes the whole way of {@link #receive} and takes it back: nobody ever sees them. */
    public void rehearse(List<Alert> alerts) {
        database.takenBack(() -> receive(alerts));
    }

    private int[] insert(List<Alert> alerts, FoundBy foundBy, Instant now) {
        return database.batch(
                """
                insert into alert
                    (fingerprint, starts_at, status, service, labels, annotations, ends_at, received_at, seen_at,
                        found_by, silenced, inhibited, is_gone)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, false, false) on conflict do nothing""", alerts.stream().map(alert -> row(alert, foundBy, now)).toList());
    }

    private Object[] row(Alert alert, FoundBy foundBy, Instant now) {
        return new Object[] {
            alert.fingerprint(),
            alert.startsAt(),
            alert.status(),
            alert.service(),
            database.text(alert.labels()),
            database.text(alert.annotations()),
            alert.endsAt(),
            now,
            now,
            foundBy
        };
    }

    /** Ends those that were there already and fire no longer. */
    private List<Boolean> resolve(List<Alert> alerts, int[] inserted) {
        List<Integer> ended = IntStream.range(0, alerts.size())
                .filter(i -> inserted[i] == 0 && alerts.get(i).status() == Alert.Status.RESOLVED)
                .boxed()
                .toList();
        int[] resolved = database.batch(
                """
                update alert set status = 'RESOLVED', ends_at = ?, is_gone = false
                where fingerprint = ? and starts_at = ? and status = 'FIRING'""", ended.stream().map(alerts::get).map(AlertStore::end).toList());
        Boolean[] news = IntStream.of(inserted).mapToObj(count -> count > 0).toArray(Boolean[]::new);
        IntStream.range(0, resolved.length).forEach(i -> news[ended.get(i)] = resolved[i] > 0);
        return List.of(news);
    }

    private static Object[] end(Alert alert) {
        return new Object[] {alert.endsAt(), alert.fingerprint(), alert.startsAt()};
    }

    /**
     * Keeps what Alertmanager lists as firing. One that it tells of again after it was taken for gone fires again.
     *
     * @param goneBefore firing alerts that nobody has told of since are over; empty when not every Alertmanager has answered
     * @return how many were not known
     */
    public int found(List<KnownAlert> firing, Optional<Instant> goneBefore) {
        Instant now = database.now();
        return database.inTransaction(() -> {
            int[] inserted = insert(firing.stream().map(KnownAlert::alert).toList(), FoundBy.READING, now);
            database.batch("""
                    update alert set status = 'FIRING', ends_at = null, is_gone = false, silenced = ?, inhibited = ?,
                        seen_at = ?
                    where fingerprint = ? and starts_at = ? and (status = 'FIRING' or is_gone)""", firing.stream().map(known -> seen(known, now)).toList());
            goneBefore.ifPresent(before -> database.sql("""
                            update alert set status = 'RESOLVED', ends_at = ?, is_gone = true
                            where status = 'FIRING' and seen_at < ?""", now, before).update());
            return (int) IntStream.of(inserted).filter(count -> count > 0).count();
        });
    }

    private static Object[] seen(KnownAlert known, Instant now) {
        return new Object[] {
            known.silenced(),
            known.inhibited(),
            now,
            known.alert().fingerprint(),
            known.alert().startsAt()
        };
    }

    /** By start, newest first. */
    public Page<Received> list(Filter filter, Paging paging) {
        return new Listing(database, "alert")
                .where("service = ?", filter.service())
                .where("status = ?", filter.status())
                .where("starts_at >= ?", filter.from())
                .where("starts_at < ?", filter.to())
                .page(paging, "starts_at", "fingerprint", this::received);
    }

    private Received received(ResultSet row, int number) throws SQLException {
        Alert alert = new Alert(
                Columns.text(row, "fingerprint"),
                Columns.value(row, "status", Alert.Status.class),
                database.json().readValue(Columns.text(row, "labels"), LABELS),
                database.json().readValue(Columns.text(row, "annotations"), LABELS),
                Columns.instant(row, "starts_at"),
                Columns.optionalInstant(row, "ends_at"));
        return new Received(
                new KnownAlert(alert, row.getBoolean("silenced"), row.getBoolean("inhibited")),
                Columns.instant(row, "received_at"),
                Columns.value(row, "found_by", FoundBy.class));
    }
}
