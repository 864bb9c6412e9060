package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.f5.F5Pools;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.pool.Pools;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has every F5 that we changed hand our changes to its peer and its disk, off the way to traffic. */
final class SyncFlusher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SyncFlusher.class);
    private static final long SECONDS_BETWEEN = 2;

    private final ConnectedClients<F5Pools, Pools> f5s;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("f5-sync").factory());
    private volatile @Nullable ScheduledFuture<?> flushing;

    SyncFlusher(ConnectedClients<F5Pools, Pools> f5s) {
        this.f5s = f5s;
    }

    @Override
    public void start() {
        flushing = timer.scheduleWithFixedDelay(this::flushAll, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    private void flushAll() {
        f5s.inUse().forEach(SyncFlusher::flush);
    }

    private static void flush(F5Pools pools) {
        try {
            pools.flush();
        } catch (OutsideFault fault) {
            LOG.warn("{}; tried again in {} s", fault.getMessage(), SECONDS_BETWEEN);
        } catch (RuntimeException e) {
            LOG.error("handing changes to the other F5 unit broke off; tried again in {} s", SECONDS_BETWEEN, e);
        }
    }

    @Override
    public void stop() {
        flushing = null;
        timer.shutdown();
    }

    @Override
    public boolean isRunning() {
        return flushing != null;
    }
}
