package dev.vmautoscaling.scaling.steps;

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
                .filter(member -> !target.owns(member))
                .map(stranger ->
                        Outcome.done(stranger.name() + " in " + target.pool() + " is not ours and was left alone"))
                .orElseGet(() -> remove(target));
    }

    /** Asked for even when no member is seen: of an act that was cut short the node alone may be left. */
    static Outcome remove(Target target) {
        target.pools().remove(target.pool(), target.endpoint(), target.poolMark());
        return Outcome.done(target.endpoint() + " is not in " + target.pool() + " any more");
    }
}
