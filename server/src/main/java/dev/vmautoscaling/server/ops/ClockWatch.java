package dev.vmautoscaling.server.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the wall clock was set back. Wake-ups are kept by that clock: without help all of them, of workflows as of what
 * recurs, would come as much later.
 */
final class ClockWatch extends RepeatedLook {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Consumer<Duration> setBack;
    private final InstantSource time;
    private volatile Instant last = Instant.MIN;

    /** @param setBack hears by how much, less the time between two looks */
    ClockWatch(Consumer<Duration> setBack, InstantSource time) {
        super("clock", BETWEEN_LOOKS);
        this.setBack = setBack;
        this.time = time;
    }

    @Override
    void look() {
        Instant now = time.instant();
        Duration back = Duration.between(now, last);
        if (back.isPositive()) {
            LOG.warn("the clock was set back by {} s; what waits for its time is brought forward", back.toSeconds());
            setBack.accept(back);
        }
        last = now;
    }
}
