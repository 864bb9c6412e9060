package dev.vmautoscaling.engine;

import java.time.Instant;

/** When a workflow wants to be run again. */
public sealed interface Next {
    record At(Instant instant) implements Next {}

    /**
     * When more is permitted.
     *
     * @param until when to ask at the latest
     */
    record Held(Instant until) implements Next {}

    /** It has ended, or waits for a person. */
    record Never() implements Next {}
}
