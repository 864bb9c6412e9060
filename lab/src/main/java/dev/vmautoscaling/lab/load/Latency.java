package dev.vmautoscaling.lab.load;

import java.time.Duration;
import java.util.Arrays;

/** Latencies of good answers, from the instant at which a request was due, so that waiting to be sent counts too. */
public record Latency(Duration p50, Duration p95, Duration p99, Duration max) {
    static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    static Latency of(long[] nanos) {
        if (nanos.length == 0) {
            return NONE;
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    /** The nearest rank: a latency that was measured, not one between two. */
    private static Duration at(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return Duration.ofNanos(sorted[Math.max(0, rank - 1)]);
    }
}
