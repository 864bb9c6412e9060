package dev.vmautoscaling.domain.ippool;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pools in memory. Thread-safe. */
public final class FakeIpPools implements IpPools {
    private final Map<String, IpPool> pools = new ConcurrentHashMap<>();

    public FakeIpPools with(IpPool pool) {
        pools.put(pool.name(), pool);
        return this;
    }

    @Override
    public Optional<IpPool> find(String name) {
        return Optional.ofNullable(pools.get(name));
    }
}
