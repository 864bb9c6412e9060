package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What became of each address, written in the transaction that changed its lease. */
final class LeaseHistory {
    private final Database database;

    LeaseHistory(Database database) {
        this.database = database;
    }

    /** @param note empty when there is nothing to say */
    void add(String address, LeaseChange.State state, String note) {
        database.sql("""
                        insert into ip_lease_history (address, pool, holder, state, note, at, rests_until)
                        select address, pool, holder, ?, ?, ?, rests_until from ip_lease where address = ?""", state, note, database.now(), address).update();
    }

    /** Newest first. */
    Page<LeaseChange> of(IpAddress address, Paging paging) {
        return new Listing(database, "ip_lease_history")
                .where("address = ?", Optional.of(address.value()))
                .page(paging, "at", "id", LeaseHistory::change);
    }

    int purgeBefore(Instant oldest) {
        return database.sql("delete from ip_lease_history where at < ?", oldest).update();
    }

    private static LeaseChange change(ResultSet row, int number) throws SQLException {
        return new LeaseChange(
                Columns.instant(row, "at"),
                new IpAddress(Columns.text(row, "address")),
                Columns.text(row, "pool"),
                Columns.text(row, "holder"),
                Columns.value(row, "state", LeaseChange.State.class),
                Columns.text(row, "note"),
                Columns.optionalInstant(row, "rests_until"));
    }
}
