package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.util.Optional;

/** Lets clients come. Its undo sends them away first: disable, then wait for their connections. */
public final class EnablePoolMember extends MemberStep {
    private static final Duration UNDO_DRAIN = Duration.ofSeconds(30);

    public EnablePoolMember(Outside outside) {
        super("enable-pool-member", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<PoolMember> member = target.inPool();
        if (member.isEmpty() || !member.get().mark().equals(target.poolMark())) {
            return failed(
                    target.endpoint() + " is no longer our member of " + target.pool(),
                    "see F5's audit log for who changed the pool");
        }
        return switch (member.get().admin()) {
            case ENABLED -> Outcome.done("enabled");
            case DISABLED -> {
                target.pools().setAdminState(target.pool(), target.endpoint(), AdminState.ENABLED);
                yield Outcome.done("enabled");
            }
            // We add members disabled: forced offline is a person's doing and stays.
            case FORCED_OFFLINE ->
                failed(
                        "somebody has forced " + member.get().name() + " in " + target.pool() + " offline",
                        "enable it on F5 if that was a mistake");
        };
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        Optional<PoolMember> member =
                target.inPool().filter(found -> found.mark().equals(target.poolMark()));
        if (member.isEmpty()) {
            return Outcome.done("not in the pool");
        }
        if (member.get().admin() == AdminState.ENABLED) {
            target.pools().setAdminState(target.pool(), target.endpoint(), AdminState.DISABLED);
        }
        long connections = member.get().connections();
        return connections > 0 && !attempt.hasLasted(UNDO_DRAIN)
                ? attempt.notYet(connections + " connections to end")
                : Outcome.done("disabled, " + connections + " connections");
    }
}
