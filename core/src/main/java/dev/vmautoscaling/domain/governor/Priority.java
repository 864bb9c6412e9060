package dev.vmautoscaling.domain.governor;

import java.time.Duration;

/** What goes first when not everything can run at once, most urgent first. */
public enum Priority {
    /** A member is missing. */
    HEAL(Duration.ZERO),
    /** A service is short of members. */
    OUT(Duration.ofMinutes(5)),
    /** A service has more members than it needs. */
    IN(Duration.ofMinutes(10)),
    /** Nobody's traffic waits for a template. */
    TEMPLATE(Duration.ofMinutes(15));

    private final Duration handicap;

    Priority(Duration handicap) {
        this.handicap = handicap;
    }

    /**
     * By how much later a {@link #HEAL} may come and still go first. It is also the bound of starvation: nothing that comes
     * later than this goes before an operation that waits.
     */
    public Duration handicap() {
        return handicap;
    }
}
