package dev.vmautoscaling.lab.guest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The time of a guest: the calendar for what it reports, a steady count for how long things take. */
record GuestClock(InstantSource calendar, LongSupplier nanos) {
    static final GuestClock SYSTEM = new GuestClock(InstantSource.system(), System::nanoTime);

    /** Microseconds since the epoch, as the lab journal counts. */
    long micros() {
        Instant now = calendar.instant();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
    }
}
