package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.Optional;

/** Keeps persistent clients away too. Its undo is that of disable-pool-member, which enables what was enabled before. */
public final class ForceOffline extends MemberStep {
    public ForceOffline(Outside outside) {
        super("force-offline", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<PoolMember> member =
                target.inPool().filter(found -> found.mark().equals(target.poolMark()));
        if (member.isEmpty()) {
            return Outcome.done("not in the pool");
        }
        // Looked at once more: draining takes minutes, and after this step the member is soon gone for good.
        if (!target.othersStay(target.pools().members(target.pool()))) {
            return DisablePoolMember.noneWouldStay(target);
        }
        if (member.get().admin() != AdminState.FORCED_OFFLINE) {
            target.pools().setAdminState(target.pool(), target.endpoint(), AdminState.FORCED_OFFLINE);
        }
        return Outcome.done(member.get().name() + " forced offline");
    }
}
