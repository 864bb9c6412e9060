package dev.vmautoscaling.server.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Who changed what. Only ever added to. */
public final class AuditStore {
    private final Database database;

    public AuditStore(Database database) {
        this.database = database;
    }

    /**
     * One change.
     *
     * @param who a user, or what acted in nobody's name
     * @param what imperative and short: {@code enable config shop}
     * @param detail never a secret
     */
    public record Entry(Instant at, String who, String what, String detail) {}

    public void record(String who, String what, String detail) {
        database.sql("insert into audit (at, who, what, detail) values (?, ?, ?, ?)", database.now(), who, what, detail)
                .update();
    }

    /** Newest first. */
    public Page<Entry> list(Optional<Instant> from, Optional<Instant> to, Paging paging) {
        return new Listing(database, "audit")
                .where("at >= ?", from)
                .where("at < ?", to)
                .page(paging, "at", "id", AuditStore::entry);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Columns.instant(row, "at"),
                Columns.text(row, "who"),
                Columns.text(row, "what"),
                Columns.text(row, "detail"));
    }
}
