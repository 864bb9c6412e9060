package dev.vmautoscaling.server.persistence;

import java.util.function.Supplier;

/**
 * This control plane's identity, made once with its database. It is written into every mark: VMs and pool members of
 * another installation are not ours.
 */
public record Installation(String id) {
    /** The identity of this database, made with {@code fresh} when it has none yet. */
    public static Installation of(Database database, Supplier<String> fresh) {
        database.sql("""
                        insert into installation (single_row, id, created_at) values (1, ?, ?) on conflict do nothing""", fresh.get(), database.now()).update();
        return new Installation(
                database.sql("select id from installation").query(String.class).single());
    }
}
