package dev.vmautoscaling.server.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a round at every interval, and at once when somebody has a hint; never two at a time. Every replica has such a
 * loop: of two that decide the same, the ledger lets one act.
 */
public final class EvaluationLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationLoop.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final Runnable round;
    private final Duration interval;
    private final RoundTimes times;
    private final InstantSource time;
    private final Semaphore hints = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** Hears of every round. */
    @FunctionalInterface
    public interface RoundTimes {
        /** @param lag how much later than planned the round began */
        void ran(Duration lag, Duration took);
    }

    public EvaluationLoop(Runnable round, Duration interval, RoundTimes times, InstantSource time) {
        this.round = round;
        this.interval = interval;
        this.times = times;
        this.time = time;
    }

    /** Has a round run now, or right after the one that runs; hints that come together make one round. */
    public void wake() {
        hints.release();
    }

    @Override
    public void start() {
        Thread looping = Thread.ofVirtual().name("evaluation").unstarted(this::run);
        thread = looping; // before it starts, because it runs only as long as it is the one
        looping.start();
    }

    private void run() {
        Instant due = time.instant();
        try {
            while (Thread.currentThread().equals(thread)) {
                hints.drainPermits();
                Instant begin = time.instant();
                oneRound();
                Instant end = time.instant();
                times.ran(positive(due, begin), Duration.between(begin, end));
                due = begin.plus(interval);
                Duration pause = positive(end, due);
                awaitHint(pause.compareTo(interval) > 0 ? interval : pause); // longer only when the clock was set back
            }
        } catch (InterruptedException e) {
            LOG.debug("evaluation loop stopped between two rounds");
        }
    }

    private void awaitHint(Duration atMost) throws InterruptedException {
        if (hints.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debug("evaluating before time, on a hint");
        }
    }

    private static Duration positive(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.isNegative() ? Duration.ZERO : between;
    }

    private void oneRound() {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.error("a round of evaluation broke off; the next one looks again", e);
        }
    }

    /** A round that runs is given a little time to end. */
    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        hints.release();
        try {
            if (!running.join(STOP_PATIENCE)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
