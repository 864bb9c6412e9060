package dev.vmautoscaling.adapters.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looking again and again for a few seconds at what follows at once, or not at all. */
final class Pause {
    private final long end;

    private Pause(long end) {
        this.end = end;
    }

    static Pause atMost(Duration limit) {
        return new Pause(System.nanoTime() + limit.toNanos());
    }

    /**
     * Waits a little.
     *
     * @return false when the time is over
     */
    boolean goesOn() {
        if (System.nanoTime() - end >= 0) {
            return false;
        }
        try {
            // Nobody ever counts it down: it is the wait that can be interrupted.
            return !new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
