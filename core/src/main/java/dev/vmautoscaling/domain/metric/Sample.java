package dev.vmautoscaling.domain.metric;

import java.time.Duration;
import java.time.Instant;

/** A value and when it was measured. */
public record Sample(double value, Instant at) {
    public boolean isOlderThan(Duration age, Instant now) {
        return at.plus(age).isBefore(now);
    }
}
