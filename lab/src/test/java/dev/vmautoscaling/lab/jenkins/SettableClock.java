package dev.vmautoscaling.lab.jenkins;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock whose hands a test moves. */
final class SettableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
