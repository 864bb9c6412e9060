package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock whose hands a test moves. */
public final class SettableTime implements InstantSource {
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return now.get();
    }

    public void advance(Duration duration) {
        now.updateAndGet(then -> then.plus(duration));
    }

    /** Never moves back. */
    public void advanceTo(Instant instant) {
        now.updateAndGet(then -> instant.isAfter(then) ? instant : then);
    }
}
