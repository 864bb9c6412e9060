package dev.vmautoscaling.domain.job;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A build as Jenkins tells of it.
 *
 * @param url for people to follow
 * @param result empty while it runs
 * @param startedAt when it left the queue; its steps may begin later, when an agent is free
 * @param took zero while it runs
 */
public record Build(BuildId id, URI url, Optional<Result> result, Instant startedAt, Duration took) {
    /** How a build ended, in Jenkins' words. */
    public enum Result {
        SUCCESS,
        UNSTABLE,
        FAILURE,
        /** It ended itself before it did anything. */
        NOT_BUILT,
        /** Somebody stopped it, or it took too long. */
        ABORTED
    }

    public boolean isRunning() {
        return result.isEmpty();
    }
}
