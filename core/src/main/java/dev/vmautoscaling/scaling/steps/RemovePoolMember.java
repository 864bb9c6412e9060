package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;

/** Takes the member out of the pool. Its undo puts it back, disabled; the undo of disable-pool-member enables it. */
public final class RemovePoolMember extends MemberStep {
    public RemovePoolMember(Outside outside) {
        super("remove-pool-member", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        return target.inPool()
                .map(member -> AddPoolMember.removeOurs(target, member))
                .orElseGet(() -> Outcome.done("not in the pool"));
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        boolean wasMember = attempt.fact(Fact.ADMIN_BEFORE)
                .filter(before -> !before.isEmpty())
                .isPresent();
        if (!wasMember) {
            return Outcome.done("was not in the pool before");
        }
        target.pools().add(target.pool(), target.endpoint(), target.poolMark());
        return Outcome.done(target.endpoint() + " is a member of " + target.pool() + " again");
    }
}
