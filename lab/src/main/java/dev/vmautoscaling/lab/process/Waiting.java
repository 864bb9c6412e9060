package dev.vmautoscaling.lab.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks again and again until something outside this process has happened. */
public final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Waiting() {}

    /**
     * Waits until the condition holds.
     *
     * @param what the end of the sentence "waited in vain until ..."
     * @throws TookTooLong if it does not hold within the limit
     */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        if (!within(limit, condition)) {
            throw new TookTooLong("waited %d s in vain until %s".formatted(limit.toSeconds(), what));
        }
    }

    /** Whether the condition comes to hold within the limit. */
    public static boolean within(Duration limit, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            pause(BETWEEN_LOOKS);
        }
        return true;
    }

    /** Lets time pass between two looks; ends early, with the flag set, when the thread is interrupted. */
    public static void pause(Duration pause) {
        try {
            boolean ignored = new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TookTooLong("interrupted");
        }
    }

    /** What was waited for did not happen in time. */
    public static final class TookTooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TookTooLong(String message) {
            super(message);
        }
    }
}
