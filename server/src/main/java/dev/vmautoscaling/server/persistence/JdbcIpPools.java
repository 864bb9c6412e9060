package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpPools;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The IP pools as operators edit them. */
public final class JdbcIpPools implements IpPools {
    private final Database database;

    public JdbcIpPools(Database database) {
        this.database = database;
    }

    @Override
    public Optional<IpPool> find(String name) {
        return database.sql("select definition from ip_pool where name = ?", name)
                .query(String.class)
                .optional()
                .map(text -> database.read(text, IpPool.class));
    }

    /** The pool with what only its record knows. */
    public Optional<StoredPool> stored(String name) {
        return database.sql("select * from ip_pool where name = ?", name)
                .query(this::read)
                .optional();
    }

    /** By name. */
    public List<IpPool> all() {
        return allStored().stream().map(StoredPool::pool).toList();
    }

    /** All pools with what only their records know, by name. */
    public List<StoredPool> allStored() {
        return database.sql("select * from ip_pool order by name")
                .query(this::read)
                .list();
    }

    /** @return empty when there is a pool of that name already */
    public Optional<StoredPool> create(IpPool pool) {
        int made = database.sql("""
                        insert into ip_pool (name, definition, version, updated_at)
                        values (?, ?, 1, ?) on conflict do nothing""", pool.name(), database.text(pool), database.now())
                .update();
        return made == 0 ? Optional.empty() : stored(pool.name());
    }

    /**
     * Replaces the pool of that name. Addresses that are held stay held.
     *
     * @param version the one that the change was made from
     * @return empty when the pool has another version now, or is gone
     */
    public Optional<StoredPool> replace(IpPool pool, long version) {
        int changed = database.sql("""
                        update ip_pool set definition = ?, version = version + 1, updated_at = ?
                        where name = ? and version = ?""", database.text(pool), database.now(), pool.name(), version)
                .update();
        return changed == 0 ? Optional.empty() : stored(pool.name());
    }

    /** Creates or replaces the pool of that name, whatever version it has. Addresses that are held stay held. */
    public void save(IpPool pool) {
        database.inTransaction(() -> {
            int changed = database.sql(
                            "update ip_pool set definition = ?, version = version + 1, updated_at = ? where name = ?",
                            database.text(pool),
                            database.now(),
                            pool.name())
                    .update();
            if (changed == 0) {
                create(pool);
            }
        });
    }

    /**
     * Deletes the pool and nothing else: leases keep their records.
     *
     * @return whether it had this version, and so is deleted
     */
    public boolean delete(String name, long version) {
        return database.sql("delete from ip_pool where name = ? and version = ?", name, version)
                        .update()
                > 0;
    }

    private StoredPool read(ResultSet row, int number) throws SQLException {
        return new StoredPool(
                database.read(Columns.text(row, "definition"), IpPool.class),
                row.getLong("version"),
                Columns.instant(row, "updated_at"));
    }
}
