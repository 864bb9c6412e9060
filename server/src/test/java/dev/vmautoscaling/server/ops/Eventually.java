package dev.vmautoscaling.server.ops;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come, and no longer than it takes. */
final class Eventually {
    private static final Duration GENEROUS = Duration.ofSeconds(90);

    private Eventually() {}

    static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + GENEROUS.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + GENEROUS.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
