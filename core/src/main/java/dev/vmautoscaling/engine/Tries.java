package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often and how long something was tried.
 *
 * @param failures in a row, for the back-off
 * @param parked how much of the time since {@code startedAt} the kill switch held it
 */
public record Tries(
        int attempts, int failures, Optional<Instant> startedAt, Optional<Instant> endedAt, Duration parked) {
    public static final Tries NONE = new Tries(0, 0, Optional.empty(), Optional.empty(), Duration.ZERO);

    Tries begin(Instant now) {
        return new Tries(attempts + 1, failures, Optional.of(startedAt.orElse(now)), Optional.empty(), parked);
    }

    Tries failed() {
        return new Tries(attempts, failures + 1, startedAt, endedAt, parked);
    }

    Tries wentOn() {
        return new Tries(attempts, 0, startedAt, endedAt, parked);
    }

    /** Patience begins again: a person has ordered it. */
    Tries anew() {
        return new Tries(attempts, 0, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    Tries end(Instant now) {
        return new Tries(attempts, failures, startedAt, Optional.of(now), parked);
    }

    Tries parkedFor(Duration time) {
        return startedAt.isPresent() && endedAt.isEmpty()
                ? new Tries(attempts, failures, startedAt, endedAt, parked.plus(time))
                : this;
    }

    Duration elapsed(Instant now) {
        return startedAt
                .map(start -> Duration.between(start, now).minus(parked))
                .orElse(Duration.ZERO);
    }
}
