package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Waits for the live connections to end: none, seen twice in a row, or the drain deadline. */
public final class AwaitDrained extends MemberStep {
    private static final int IDLE_LOOKS_WANTED = 2;
    private static final Duration BETWEEN_IDLE_LOOKS = Duration.ofMillis(500);

    public AwaitDrained(Outside outside) {
        super("await-drained", outside);
    }

    @Override
    public RetryPolicy retries() {
        return LONG_PATIENCE;
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<PoolMember> member = target.inPool();
        if (member.isEmpty()) {
            return Outcome.done("not in the pool");
        }
        long connections = member.get().connections();
        if (connections == 0) {
            return idle(attempt);
        }
        Duration deadline = target.config().pool().drainDeadline();
        return attempt.hasLasted(deadline)
                ? Outcome.done("drain deadline of " + deadline.toSeconds() + " s passed with " + connections
                        + " connections left")
                : attempt.notYet(connections + " connections to end", Map.of(Fact.IDLE_LOOKS, "0"));
    }

    private static Outcome idle(Attempt attempt) {
        int looks = attempt.fact(Fact.IDLE_LOOKS).map(Integer::parseInt).orElse(0) + 1;
        return looks >= IDLE_LOOKS_WANTED
                ? Outcome.done("no connections")
                : new Outcome.NotYet(
                        BETWEEN_IDLE_LOOKS,
                        "no connections; looking once more",
                        Map.of(Fact.IDLE_LOOKS, Integer.toString(looks)));
    }
}
