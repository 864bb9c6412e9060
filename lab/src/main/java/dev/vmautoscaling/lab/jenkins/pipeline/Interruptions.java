package dev.vmautoscaling.lab.jenkins.pipeline;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What keeps the pipeline's thread from going on: people who stop the build, and timeouts. */
final class Interruptions implements AutoCloseable {

    private final Thread pipeline = Thread.currentThread();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("jenkins-timeout").factory());
    private @Nullable Interrupted pending;
    private boolean killed;

    /** Something that may take long and can be interrupted. */
    interface Blocking<T> {
        T run() throws InterruptedException;
    }

    synchronized void interrupt(Interrupted reason) {
        pending = reason;
        pipeline.interrupt();
    }

    synchronized void kill() {
        killed = true;
        pipeline.interrupt();
    }

    /**
     * Throws what is waiting to be thrown; called before each step.
     *
     * @throws Interrupted if somebody stops the build or its time is over
     */
    synchronized void check() {
        if (killed) {
            throw new Killed();
        }
        Interrupted reason = pending;
        if (reason != null) {
            forget();
            throw reason;
        }
    }

    /** Does something that may take long. */
    <T> T blocking(Blocking<T> what) {
        while (true) {
            check();
            try {
                return what.run();
            } catch (InterruptedException e) {
                // the reason is told by the next check; a late wake-up of an earlier one has none
                check();
            }
        }
    }

    /** Runs a block that is interrupted when it takes too long. */
    <T> T within(Duration limit, Supplier<T> block, Runnable onTimeout) {
        Interrupted reason = new Interrupted("Timeout has been exceeded");
        Future<?> alarm = timer.schedule(
                () -> {
                    onTimeout.run();
                    interrupt(reason);
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return block.get();
        } finally {
            alarm.cancel(false);
            forget(reason);
        }
    }

    private synchronized void forget(Interrupted reason) {
        if (pending == reason) {
            forget();
        }
    }

    private void forget() {
        pending = null;
        boolean ignored = Thread.interrupted();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
