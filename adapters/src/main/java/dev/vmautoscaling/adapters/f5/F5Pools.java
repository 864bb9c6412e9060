package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Balancer;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.ListedPool;
import dev.vmautoscaling.domain.pool.PoolDirectory;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.Pools;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The pools of one F5, a single unit or a pair, over iControl REST. Thread-safe. Writes go to the active unit, one after
 * the other: units are known to lose members that are added at once. What they wrote reaches the other unit and the disks
 * with {@link #flush}, which a timer calls.
 */
public final class F5Pools implements Pools, PoolDirectory, AutoCloseable {
    private static final int FEW = 4;

    private final Units units;
    private final ConfigSync sync;
    private final Faults faults;
    private final int routeDomain;
    private final Balancer balancer;
    private final ReentrantLock writing = new ReentrantLock(true);

    /** How far our changes got. */
    public enum Flushed {
        /** Both units have them, on disk. */
        CLEAN,
        /** A sync is under way: call again. */
        PENDING,
        /** They are on the active unit only, and {@link ConfigSyncAlarms} knows why. */
        HELD_BACK
    }

    F5Pools(Units units, ConfigSync sync, Faults faults, int routeDomain, Balancer balancer) {
        this.units = units;
        this.sync = sync;
        this.faults = faults;
        this.routeDomain = routeDomain;
        this.balancer = balancer;
    }

    /** What stands around the pools of the same F5. */
    public Balancer balancer() {
        return balancer;
    }

    @Override
    public List<ListedPool> pools() {
        return PoolListing.of(units.active());
    }

    @Override
    public List<PoolMember> members(PoolId pool) {
        return on(units.active(), pool).withStatistics();
    }

    /** A few are asked for one by one: the answer for many has every pool of the partition, also those of others. */
    @Override
    public Map<PoolId, List<PoolMember>> members(Set<PoolId> pools) {
        if (pools.isEmpty()) {
            return Map.of();
        }
        UnitSession unit = units.active();
        if (pools.size() > FEW) {
            return new ManyPools(unit).members(pools);
        }
        Map<PoolId, List<PoolMember>> members = new HashMap<>();
        pools.forEach(pool -> on(unit, pool).withStatisticsIfThere().ifPresent(found -> members.put(pool, found)));
        return members;
    }

    @Override
    public Optional<PoolMember> member(PoolId pool, Endpoint endpoint) {
        return members(pool).stream()
                .filter(member -> member.endpoint().equals(endpoint))
                .findFirst();
    }

    @Override
    public void add(PoolId pool, Endpoint endpoint, String mark) {
        writing(unit -> {
            Members members = on(unit, pool);
            Optional<MemberRow> there = members.at(endpoint);
            there.ifPresent(row -> requireOurs(row, mark));
            if (there.isPresent()) {
                return;
            }
            String partition = ObjectName.of(pool).partition();
            sync.around(unit, () -> {
                NodeRow node = nodes(unit).makeOrFind(partition, endpoint.address(), mark);
                members.add(node, endpoint, mark);
            });
        });
    }

    @Override
    public void setAdminState(PoolId pool, Endpoint endpoint, AdminState state) {
        writing(unit -> {
            Members members = on(unit, pool);
            MemberRow row = members.at(endpoint)
                    .orElseThrow(() -> faults.permanent(
                            "PATCH ltm/pool/members",
                            "pool " + pool + " has no member " + endpoint,
                            "it was removed by somebody else: check the pool"));
            requireChangeable(row);
            if (row.admin() != state) {
                sync.around(unit, () -> members.setAdminState(row, state));
            }
        });
    }

    @Override
    public void remove(PoolId pool, Endpoint endpoint, String mark) {
        writing(unit -> {
            Members members = on(unit, pool);
            Optional<MemberRow> there = members.find().orElse(List.of()).stream()
                    .filter(row -> row.isAt(endpoint))
                    .findFirst();
            there.ifPresent(row -> requireOurs(row, mark));
            Nodes nodes = nodes(unit);
            Optional<NodeRow> node = nodes.ours(ObjectName.of(pool).partition(), endpoint.address(), mark);
            if (there.isPresent() || node.isPresent()) {
                sync.around(unit, () -> {
                    there.ifPresent(members::remove);
                    node.ifPresent(nodes::removeUnused);
                });
            }
        });
    }

    @Override
    public Optional<String> nodeAt(IpAddress address) {
        return nodes(units.active()).at(address).map(node -> node.path().name());
    }

    /**
     * Hands our changes to the other unit and saves them; does nothing when there are none. Slow on large units (seconds),
     * and never in the way of the other methods.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when a unit does not answer: call again later
     */
    public Flushed flush() {
        return sync.flush();
    }

    /**
     * Logs in to every unit and looks at what the work will need.
     *
     * @return product and version, such as {@code BIG-IP 16.0.0}
     * @throws dev.vmautoscaling.domain.fault.OutsideFault what is wrong, with a hint
     */
    public String check() {
        List<String> versions =
                units.all().stream().map(F5Pools::version).distinct().toList();
        units.active().require(UnitRequest.get("ltm/pool", "/mgmt/tm/ltm/pool?$select=fullPath&$top=1"));
        return String.join(", ", versions);
    }

    private static String version(UnitSession unit) {
        return unit.ifAllowed(UnitRequest.get("sys/version", "/mgmt/tm/sys/version"))
                .map(answer -> Stats.firstOf(answer.body()))
                .map(version -> version.text("Product") + " " + version.text("Version"))
                .orElse("BIG-IP of a version that this role may not see");
    }

    /** Gives the tokens back. */
    @Override
    public void close() {
        units.close();
    }

    // The lock is held during I/O on purpose: one write at a time is the point of it.
    private void writing(Consumer<UnitSession> write) {
        writing.lock();
        try {
            write.accept(units.active());
        } finally {
            writing.unlock();
        }
    }

    private Members on(UnitSession unit, PoolId pool) {
        return new Members(unit, faults, ObjectName.of(pool));
    }

    private Nodes nodes(UnitSession unit) {
        return new Nodes(unit, faults, routeDomain);
    }

    private void requireOurs(MemberRow row, String mark) {
        requireChangeable(row);
        if (!row.mark().equals(mark)) {
            throw faults.permanent(
                    "change ltm/pool/members",
                    "member " + row.path() + " is not ours: its description is \"" + row.mark() + "\", not \"" + mark
                            + "\"",
                    "remove it by hand, or take its address out of the IP pool");
        }
    }

    private void requireChangeable(MemberRow row) {
        if (row.ephemeral()) {
            throw faults.permanent(
                    "change ltm/pool/members",
                    "member " + row.path() + " was made by F5 from a host name",
                    "such members follow their host name and are never changed by us");
        }
    }
}
