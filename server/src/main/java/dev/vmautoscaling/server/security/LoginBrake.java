package dev.vmautoscaling.server.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing. After some failures in a row from one address for one user, each further one makes the next wait twice as
 * long. It remembers a limited number of them, so that guessing from everywhere fills no memory.
 */
final class LoginBrake {
    static final int FREE_FAILURES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);
    private static final int MOST_REMEMBERED = 10_000;

    private record Failures(int count, Instant last) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Counts an attempt as failed until it is known to be right; or says until when this one must not try. */
    synchronized Optional<Instant> begin(String who, Instant now) {
        Optional<Instant> closed = closedUntil(who, now);
        if (closed.isEmpty()) {
            failed(who, now);
        }
        return closed;
    }

    /** Until when this one must not try again; empty when it may. */
    synchronized Optional<Instant> closedUntil(String who, Instant now) {
        return Optional.ofNullable(failures.get(who))
                .filter(past -> past.count() >= FREE_FAILURES)
                .map(past -> past.last().plus(pause(past.count())))
                .filter(until -> until.isAfter(now));
    }

    private static Duration pause(int count) {
        int doublings = Math.min(count - FREE_FAILURES, 10);
        Duration pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    synchronized void failed(String who, Instant now) {
        int inARow = Optional.ofNullable(failures.remove(who))
                .filter(past -> past.last().plus(FORGOTTEN).isAfter(now))
                .map(Failures::count)
                .orElse(0);
        failures.put(who, new Failures(inARow + 1, now));
    }

    synchronized void succeeded(String who) {
        failures.remove(who);
    }
}
