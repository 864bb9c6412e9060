package dev.vmautoscaling.domain.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the group's events have done so far.
 *
 * @param runningOut whether an event that adds members runs now
 * @param runningIn members that an event takes out now
 * @param lastOutEndedAt when the last event that added a member ended
 * @param lastInEndedAt when the last event that was to remove a member ended, also one that was taken back: whatever
 *     spoke against it then may still do
 * @param failedLaunches when launches were undone, newest last, as far back as the breaker looks
 */
public record History(
        boolean runningOut,
        boolean runningIn,
        Optional<Instant> lastOutEndedAt,
        Optional<Instant> lastInEndedAt,
        List<Instant> failedLaunches) {
    public static final History NONE = new History(false, false, Optional.empty(), Optional.empty(), List.of());

    public History {
        failedLaunches = List.copyOf(failedLaunches);
    }
}
