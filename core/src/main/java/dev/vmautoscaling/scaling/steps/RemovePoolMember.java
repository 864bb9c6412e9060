package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.util.Optional;

/** Takes the member out of the pool. Its undo puts it back, disabled; the undo of disable-pool-member enables it. */
public final class RemovePoolMember extends MemberStep {
    public RemovePoolMember(Outside outside) {
        super("remove-pool-member", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        return stranger(target).map(RemovePoolMember::refused).orElseGet(() -> AddPoolMember.remove(target));
    }

    private static Optional<PoolMember> stranger(Target target) {
        return target.inPool().filter(member -> !target.owns(member));
    }

    /** Its machine must not be taken from under it: a person wants it to serve. */
    private static Outcome refused(PoolMember stranger) {
        return failed(
                stranger.name() + " does not carry our mark any more",
                "somebody has made it anew or changed its description: remove it by hand if it is not theirs");
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        boolean wasMember = attempt.fact(Fact.ADMIN_BEFORE)
                .filter(before -> !before.isEmpty())
                .isPresent();
        if (!wasMember) {
            return Outcome.done("was not in the pool before");
        }
        if (stranger(target).isPresent()) {
            return Outcome.done(target.endpoint() + " is somebody's own member and was left alone");
        }
        target.pools().add(target.pool(), target.endpoint(), target.poolMark());
        return Outcome.done(target.endpoint() + " is a member of " + target.pool() + " again");
    }
}
