package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One try at a step or at its undo.
 *
 * @param workflow as it was recorded just before this try
 * @param number 1 for the first
 * @param elapsed since the first try, time under the kill switch left out
 */
public record Attempt(Workflow workflow, int number, Duration elapsed, Instant now) {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(25);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** What an earlier attempt or step has learned. */
    public Optional<String> fact(String name) {
        return Optional.ofNullable(workflow.facts().get(name));
    }

    public boolean hasLasted(Duration limit) {
        return elapsed.compareTo(limit) >= 0;
    }

    /** Looks again after a twentieth of the time already waited: quick to notice, and no burden on what takes long. */
    public Outcome notYet(String waitingFor) {
        return notYet(waitingFor, Map.of());
    }

    /** The same, keeping what was learned. */
    public Outcome notYet(String waitingFor, Map<String, String> facts) {
        // Nobody knows how long it has waited when the clock was set back meanwhile: that is no reason to hurry.
        Duration share = elapsed.isNegative() ? LONGEST_WAIT : elapsed.dividedBy(20);
        Duration after = share.compareTo(SHORTEST_WAIT) < 0
                ? SHORTEST_WAIT
                : share.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : share;
        return new Outcome.NotYet(after, waitingFor, facts);
    }
}
