package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** Puts the new member into the pool, disabled: F5's monitors look at it before clients do. */
public final class AddPoolMember extends MemberStep {
    public AddPoolMember(Outside outside) {
        super("add-pool-member", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        target.pools().add(target.pool(), target.endpoint(), target.poolMark());
        return Outcome.done(target.endpoint() + " added to " + target.pool() + ", disabled");
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        return target.inPool()
                .map(member -> removeOurs(target, member))
                .orElseGet(() -> Outcome.done("not in the pool"));
    }

    static Outcome removeOurs(Target target, PoolMember member) {
        if (!member.mark().equals(target.poolMark())) {
            return Outcome.done(member.name() + " in " + target.pool() + " is not ours and was left alone");
        }
        target.pools().remove(target.pool(), member.endpoint(), target.poolMark());
        return Outcome.done(member.name() + " removed from " + target.pool());
    }
}
