package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpPools;
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

    /** By name. */
    public List<IpPool> all() {
        return database.sql("select definition from ip_pool order by name")
                .query((row, number) -> database.read(Columns.text(row, "definition"), IpPool.class))
                .list();
    }

    /** Creates or replaces the pool of that name. Addresses that are held stay held. */
    public void save(IpPool pool) {
        database.inTransaction(() -> {
            var now = database.now();
            String definition = database.text(pool);
            int changed = database.sql(
                            "update ip_pool set definition = ?, updated_at = ? where name = ?",
                            definition,
                            now,
                            pool.name())
                    .update();
            if (changed == 0) {
                database.sql(
                                "insert into ip_pool (name, definition, updated_at) values (?, ?, ?)",
                                pool.name(),
                                definition,
                                now)
                        .update();
            }
        });
    }

    /** @return whether there was one */
    public boolean delete(String name) {
        return database.sql("delete from ip_pool where name = ?", name).update() > 0;
    }
}
