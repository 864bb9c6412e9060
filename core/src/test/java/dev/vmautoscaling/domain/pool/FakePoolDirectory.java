package dev.vmautoscaling.domain.pool;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the pools that a test put in. */
public final class FakePoolDirectory implements PoolDirectory {
    private final List<ListedPool> pools = new CopyOnWriteArrayList<>();

    public FakePoolDirectory with(ListedPool pool) {
        pools.add(pool);
        return this;
    }

    @Override
    public List<ListedPool> pools() {
        return List.copyOf(pools);
    }
}
