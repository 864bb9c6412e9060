package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpPools;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.domain.ippool.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;

/**
 * Leases whose uniqueness is the database's own. Reserving takes no lock: it writes what looks free, and when somebody
 * else was faster the unique key refuses it and the next look begins.
 */
public final class JdbcLeases implements Leases {
    private static final String NOT_FREE = "(rests_until is null or rests_until > ?)";

    private final Database database;
    private final IpPools pools;
    private final LeaseHistory history;

    public JdbcLeases(Database database, IpPools pools) {
        this.database = database;
        this.pools = pools;
        this.history = new LeaseHistory(database);
    }

    @Override
    public Optional<Lease> reserve(String pool, String holder, Instant now) {
        IpPool known = pools.find(pool).orElseThrow(() -> new IllegalArgumentException("there is no IP pool " + pool));
        // Every round that ends without a lease was lost to somebody who got one, so the rounds end.
        while (true) {
            Optional<Lease> held = heldBy(holder);
            if (held.isPresent()) {
                return held;
            }
            Set<IpAddress> taken = taken(now);
            Optional<IpAddress> free =
                    known.usable().filter(address -> !taken.contains(address)).findFirst();
            if (free.isEmpty()) {
                return Optional.empty();
            }
            if (take(free.get(), pool, holder, now)) {
                return Optional.of(new Lease(free.get(), pool, holder, Lease.State.HELD, Optional.empty()));
            }
        }
    }

    /** Of all pools: an address may lie in several. */
    private Set<IpAddress> taken(Instant now) {
        return new HashSet<>(database.sql("select address from ip_lease where " + NOT_FREE, now)
                .query((row, number) -> new IpAddress(Columns.text(row, "address")))
                .list());
    }

    private boolean take(IpAddress address, String pool, String holder, Instant now) {
        try {
            return database.inTransaction(() -> {
                boolean taken = takeRested(address, pool, holder, now) || takeNew(address, pool, holder);
                if (taken) {
                    history.add(address.value(), LeaseChange.State.HELD, "");
                }
                return taken;
            });
        } catch (DuplicateKeyException e) {
            return false; // somebody else has the address now, or the holder has another: look again
        }
    }

    private boolean takeRested(IpAddress address, String pool, String holder, Instant now) {
        return database.sql("""
                        update ip_lease set pool = ?, holder = ?, held_by = ?, state = 'HELD', rests_until = null
                        where address = ? and rests_until <= ?""", pool, holder, holder, address.value(), now).update() > 0;
    }

    private boolean takeNew(IpAddress address, String pool, String holder) {
        return database.sql("""
                        insert into ip_lease (address, pool, holder, held_by, state)
                        values (?, ?, ?, ?, 'HELD') on conflict do nothing""", address.value(), pool, holder, holder).update() > 0;
    }

    @Override
    public Optional<Lease> heldBy(String holder) {
        return database.sql("select * from ip_lease where held_by = ?", holder)
                .query(JdbcLeases::lease)
                .optional();
    }

    @Override
    public void release(String holder, Instant restsUntil) {
        rest(holder, Lease.State.QUARANTINED, "", restsUntil);
    }

    @Override
    public void markConflict(String holder, String usedBy, Instant restsUntil) {
        rest(holder, Lease.State.CONFLICT, "used by " + usedBy, restsUntil);
    }

    private void rest(String holder, Lease.State state, String note, Instant restsUntil) {
        database.inTransaction(() -> heldBy(holder).ifPresent(lease -> {
            String address = lease.address().value();
            int changed = database.sql("""
                            update ip_lease set held_by = null, state = ?, rests_until = ?
                            where held_by = ? and address = ?""", state, restsUntil, holder, address).update();
            if (changed > 0) {
                history.add(address, LeaseChange.State.valueOf(state.name()), note);
            }
        }));
    }

    @Override
    public List<Lease> leases(String pool, Instant now) {
        return database
                .sql("select * from ip_lease where pool = ? and " + NOT_FREE, pool, now)
                .query(JdbcLeases::lease)
                .list()
                .stream()
                .sorted(Comparator.comparing(Lease::address))
                .toList();
    }

    /** Every address of any pool that is not free at {@code now}, by address. */
    public Map<IpAddress, Lease> notFree(Instant now) {
        return database.sql("select * from ip_lease where " + NOT_FREE, now).query(JdbcLeases::lease).list().stream()
                .collect(Collectors.toMap(Lease::address, Function.identity()));
    }

    /** What became of this address, newest first. */
    public Page<LeaseChange> history(IpAddress address, Paging paging) {
        return history.of(address, paging);
    }

    /**
     * Forgets old changes; what is not free now stays known all the same.
     *
     * @return how many
     */
    public int purgeHistoryBefore(Instant oldest) {
        return history.purgeBefore(oldest);
    }

    /**
     * Gives a resting address back before its time, because an operator knows that nobody uses it.
     *
     * @param note who says so, and why
     * @return whether it was resting
     */
    public boolean endRest(IpAddress address, String note) {
        return database.inTransaction(() -> {
            boolean resting = database.sql(
                                    "update ip_lease set rests_until = null where address = ? and held_by is null",
                                    address.value())
                            .update()
                    > 0;
            if (resting) {
                history.add(address.value(), LeaseChange.State.FREE, note);
                database.sql("delete from ip_lease where address = ? and held_by is null", address.value())
                        .update();
            }
            return resting;
        });
    }

    /** How many leases are in this state at {@code now}. */
    public long count(Lease.State state, Instant now) {
        return database.sql("select count(*) from ip_lease where state = ? and " + NOT_FREE, state, now)
                .query(Long.class)
                .single();
    }

    private static Lease lease(ResultSet row, int number) throws SQLException {
        return new Lease(
                new IpAddress(Columns.text(row, "address")),
                Columns.text(row, "pool"),
                Columns.text(row, "holder"),
                Columns.value(row, "state", Lease.State.class),
                Columns.optionalInstant(row, "rests_until"));
    }
}
