package dev.vmautoscaling.domain.ippool;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Leases in memory. Thread-safe. */
public final class FakeLeases implements Leases {
    private final IpPools pools;
    private final Map<IpAddress, Lease> leases = new TreeMap<>();

    public FakeLeases(IpPools pools) {
        this.pools = pools;
    }

    @Override
    public synchronized Optional<Lease> reserve(String pool, String holder, Instant now) {
        IpPool known = pools.find(pool).orElseThrow(() -> new IllegalArgumentException("there is no IP pool " + pool));
        return heldBy(holder)
                .or(() -> known.usable()
                        .filter(address -> isFree(address, now))
                        .findFirst()
                        .map(address -> put(new Lease(address, pool, holder, Lease.State.HELD, Optional.empty()))));
    }

    @Override
    public synchronized Optional<Lease> heldBy(String holder) {
        return leases.values().stream()
                .filter(lease ->
                        lease.state() == Lease.State.HELD && lease.holder().equals(holder))
                .findFirst();
    }

    @Override
    public synchronized void release(String holder, Instant restsUntil) {
        heldBy(holder).ifPresent(lease -> rest(lease, Lease.State.QUARANTINED, restsUntil));
    }

    @Override
    public synchronized void markConflict(String holder, String usedBy, Instant restsUntil) {
        heldBy(holder).ifPresent(lease -> rest(lease, Lease.State.CONFLICT, restsUntil));
    }

    @Override
    public synchronized List<Lease> leases(String pool, Instant now) {
        return leases.values().stream()
                .filter(lease -> lease.pool().equals(pool) && !isFree(lease.address(), now))
                .toList();
    }

    /** Every lease there ever was, the last one of each address, lowest address first. */
    public synchronized List<Lease> all() {
        return List.copyOf(leases.values());
    }

    private boolean isFree(IpAddress address, Instant now) {
        Lease lease = leases.get(address);
        return lease == null
                || lease.restsUntil().filter(until -> !until.isAfter(now)).isPresent();
    }

    private void rest(Lease lease, Lease.State state, Instant until) {
        put(new Lease(lease.address(), lease.pool(), lease.holder(), state, Optional.of(until)));
    }

    private Lease put(Lease lease) {
        leases.put(lease.address(), lease);
        return lease;
    }
}
