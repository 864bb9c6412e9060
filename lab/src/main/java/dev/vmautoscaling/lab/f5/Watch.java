package dev.vmautoscaling.lab.f5;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One monitor that watches one target: checking at first, up after a success, down after a time-out without one. */
final class Watch {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final ObjectPath monitor;
    private final long startedMicros;
    private long lastSuccessMicros;
    private long firstSuccessMicros = -1;
    private volatile Health health = Health.CHECKING;
    private volatile String reason = "";
    private volatile boolean stopped;
    private @Nullable Runnable cancel;

    Watch(ObjectPath monitor, long nowMicros) {
        this.monitor = monitor;
        startedMicros = nowMicros;
        lastSuccessMicros = nowMicros;
    }

    ObjectPath monitor() {
        return monitor;
    }

    long startedMicros() {
        return startedMicros;
    }

    Health health() {
        return health;
    }

    String reason() {
        return reason;
    }

    boolean isStopped() {
        return stopped;
    }

    synchronized void stop() {
        stopped = true;
        if (cancel != null) {
            cancel.run();
        }
    }

    /** How to call off the next try. */
    synchronized void next(Runnable cancellation) {
        cancel = cancellation;
        if (stopped) {
            cancellation.run();
        }
    }

    /** The target passed; up once it has done so for {@code timeUntilUp}. */
    void passed(long nowMicros, long untilUpMicros) {
        lastSuccessMicros = nowMicros;
        if (firstSuccessMicros < 0) {
            firstSuccessMicros = nowMicros;
        }
        if (nowMicros - firstSuccessMicros >= untilUpMicros) {
            health = Health.UP;
        }
    }

    /** The target failed; down once it has not passed for the time-out. */
    void failed(long nowMicros, long timeoutMicros) {
        firstSuccessMicros = -1;
        if (nowMicros - lastSuccessMicros >= timeoutMicros && health != Health.DOWN) {
            // fixture node-stats-16.0, statusReason
            reason = "%s: No successful responses received before deadline. @%s. "
                    .formatted(monitor, STAMP.format(Instant.EPOCH.plus(nowMicros, ChronoUnit.MICROS)));
            health = Health.DOWN;
        }
    }
}
