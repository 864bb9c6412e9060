package dev.vmautoscaling.domain.job;

import java.time.Duration;
import java.time.Instant;

/**
 * One stage of a build.
 *
 * @param took so far
 */
public record Stage(String name, State state, Instant startedAt, Duration took) {
    /** How a stage stands, in Jenkins' words. */
    public enum State {
        IN_PROGRESS,
        PAUSED_PENDING_INPUT,
        SUCCESS,
        UNSTABLE,
        FAILED,
        ABORTED,
        /** It was passed over. */
        NOT_EXECUTED
    }
}
