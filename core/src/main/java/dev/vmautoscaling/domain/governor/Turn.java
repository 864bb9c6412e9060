package dev.vmautoscaling.domain.governor;

import java.time.Duration;

/** The answer to whoever wants to begin an operation. */
public sealed interface Turn {
    /** It may begin now, and counts as running until it is said to have ended. */
    record Granted() implements Turn {}

    /**
     * Not yet.
     *
     * @param why such as {@code 8 of 8 operations run on datastore ssd-1}
     * @param lookAgain when to ask again; who does not ask any more loses its place
     */
    record Waiting(String why, Duration lookAgain) implements Turn {}
}
