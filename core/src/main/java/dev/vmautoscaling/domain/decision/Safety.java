package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.decision.Decision.Hold;
import dev.vmautoscaling.domain.group.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What keeps a group from acting, whatever its metrics say. */
final class Safety {
    /** So many failed launches within the window stop further ones until the oldest is out of it. */
    static final int BREAKER_FAILURES = 3;

    static final Duration BREAKER_WINDOW = Duration.ofMinutes(15);

    private Safety() {}

    static Optional<Decision> killSwitch(Facts facts) {
        return facts.snapshot().stopped() ? Optional.of(Hold.because(HoldReason.KILL_SWITCH_ON, "")) : Optional.empty();
    }

    static Optional<Decision> runningEvent(Facts facts) {
        History history = facts.snapshot().history();
        return history.runningOut() || history.runningIn()
                ? Optional.of(Hold.because(HoldReason.WORKFLOW_RUNNING, ""))
                : Optional.empty();
    }

    /** Why no member may be added now, even when one is needed. */
    static Optional<Decision> againstAdding(Facts facts) {
        return facts.snapshot().group().isSuspended(Part.OUT)
                ? Optional.of(Hold.because(HoldReason.GROUP_SUSPENDED, "scale-out"))
                : breaker(facts).or(() -> runningEvent(facts));
    }

    private static Optional<Decision> breaker(Facts facts) {
        Instant from = facts.now().minus(BREAKER_WINDOW);
        List<Instant> recent = facts.snapshot().history().failedLaunches().stream()
                .filter(at -> at.isAfter(from))
                .toList();
        return recent.size() < BREAKER_FAILURES
                ? Optional.empty()
                : Optional.of(Hold.until(
                        recent.get(recent.size() - BREAKER_FAILURES).plus(BREAKER_WINDOW),
                        HoldReason.LAUNCH_BREAKER_OPEN,
                        recent.size() + " in the last " + BREAKER_WINDOW.toMinutes() + " minutes"));
    }
}
