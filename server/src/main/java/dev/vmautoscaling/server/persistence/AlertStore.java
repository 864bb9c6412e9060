package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.alert.Alert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.type.TypeReference;

/** The alerts that webhooks brought, each once: Alertmanager repeats itself, and a pair of them says everything twice. */
public final class AlertStore {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Database database;

    public AlertStore(Database database) {
        this.database = database;
    }

    /** An alert with the time of its first arrival. */
    public record Received(Alert alert, Instant receivedAt) {}

    /** What is wanted; an empty part says nothing. */
    public record Filter(Optional<String> service, Optional<Alert.Status> status) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
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
            int[] inserted = database.batch(
                    """
                    insert into alert
                        (fingerprint, starts_at, status, service, labels, annotations, ends_at, received_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", alerts.stream().map(alert -> row(alert, now)).toList());
            return resolve(alerts, inserted);
        });
    }

    private Object[] row(Alert alert, Instant now) {
        return new Object[] {
            alert.fingerprint(),
            alert.startsAt(),
            alert.status(),
            alert.service(),
            database.text(alert.labels()),
            database.text(alert.annotations()),
            alert.endsAt(),
            now
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
                update alert set status = 'RESOLVED', ends_at = ?
                where fingerprint = ? and starts_at = ? and status = 'FIRING'""", ended.stream().map(alerts::get).map(AlertStore::end).toList());
        Boolean[] news = IntStream.of(inserted).mapToObj(count -> count > 0).toArray(Boolean[]::new);
        IntStream.range(0, resolved.length).forEach(i -> news[ended.get(i)] = resolved[i] > 0);
        return List.of(news);
    }

    private static Object[] end(Alert alert) {
        return new Object[] {alert.endsAt(), alert.fingerprint(), alert.startsAt()};
    }

    /** By start, newest first. */
    public Page<Received> list(Filter filter, Paging paging) {
        return new Listing(database, "alert")
                .where("service = ?", filter.service())
                .where("status = ?", filter.status())
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
        return new Received(alert, Columns.instant(row, "received_at"));
    }
}
