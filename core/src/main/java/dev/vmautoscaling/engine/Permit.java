package dev.vmautoscaling.engine;

import java.time.Instant;
import java.util.Set;

/** How far a workflow may go for now. Undoing needs no permit. */
public sealed interface Permit {
    /** To its end. */
    record All() implements Permit {}

    /**
     * Only these steps may be begun; before any other it waits. A step that has begun goes on.
     *
     * @param until when to ask again at the latest; whoever permits more wakes it sooner
     */
    record Only(Set<String> steps, Instant until) implements Permit {
        public Only {
            steps = Set.copyOf(steps);
        }
    }

    /**
     * It is taken back, unless it has passed its point of no return: from there it goes to its end.
     *
     * @param hint what the operator can do about it
     */
    record Withdrawn(String why, String hint) implements Permit {}
}
