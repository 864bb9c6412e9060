package dev.vmautoscaling.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a step is tried again after failures that allow it. The waits double from the first to the longest.
 *
 * @param patience from the first attempt on; a failure after that is final
 */
public record RetryPolicy(Duration firstWait, Duration longestWait, Duration patience) {
    private static final int MOST_DOUBLINGS = 20;

    public static RetryPolicy during(Duration patience) {
        return new RetryPolicy(Duration.ofMillis(500), Duration.ofSeconds(30), patience);
    }

    /**
     * When to try again.
     *
     * @param failures in a row, at least 1
     * @return empty when patience has run out
     */
    public Optional<Duration> waitAfter(int failures, Duration elapsed) {
        if (elapsed.compareTo(patience) >= 0) {
            return Optional.empty();
        }
        Duration doubled = firstWait.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return Optional.of(doubled.compareTo(longestWait) > 0 ? longestWait : doubled);
    }
}
