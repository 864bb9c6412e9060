package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.integrations.Drift;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the last look for drift has found. */
public final class DriftStore {
    private final Database database;

    public DriftStore(Database database) {
        this.database = database;
    }

    /** @param since when it was first found; it has been found by every look after that */
    public record Found(Drift drift, Instant since) {}

    /** Replaces everything that was found before; what is still so keeps its time. */
    public void replace(List<Drift> found) {
        database.inTransaction(() -> {
            Instant now = database.now();
            List<Found> before = all();
            database.sql("delete from drift").update();
            for (Drift drift : found) {
                Instant since = before.stream()
                        .filter(old -> old.drift().service().equals(drift.service())
                                && old.drift().part() == drift.part()
                                && old.drift().kind() == drift.kind())
                        .map(Found::since)
                        .findFirst()
                        .orElse(now);
                database.sql(
                                "insert into drift (service, part, kind, detail, since) values (?, ?, ?, ?, ?)",
                                drift.service(),
                                drift.part(),
                                drift.kind(),
                                drift.detail(),
                                since)
                        .update();
            }
            database.sql("delete from drift_look").update();
            database.sql("insert into drift_look (single_row, at) values (1, ?)", now)
                    .update();
        });
    }

    /** By service and part. */
    public List<Found> all() {
        return database.sql("select * from drift order by service, part")
                .query(DriftStore::found)
                .list();
    }

    /** When somebody looked last. */
    public Optional<Instant> lookedAt() {
        return database.sql("select at from drift_look")
                .query((row, number) -> Columns.instant(row, "at"))
                .optional();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                new Drift(
                        Columns.text(row, "service"),
                        Columns.value(row, "part", Part.class),
                        Columns.value(row, "kind", Drift.Kind.class),
                        Columns.text(row, "detail")),
                Columns.instant(row, "since"));
    }
}
