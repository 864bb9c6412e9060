package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stops new connections to the member, unless it is the last healthy one. What it was before is written down first, so
 * that the undo enables only what we disabled.
 */
public final class DisablePoolMember extends MemberStep {
    public DisablePoolMember(Outside outside) {
        super("disable-pool-member", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        List<PoolMember> pool = target.pools().members(target.pool());
        Optional<PoolMember> member = find(pool, target);
        if (member.isEmpty()) {
            return new Outcome.Done("not in the pool", Map.of(Fact.ADMIN_BEFORE, ""));
        }
        if (!member.get().mark().equals(target.poolMark())) {
            return failed(
                    member.get().name() + " in " + target.pool() + " does not carry our mark",
                    "somebody has made it anew or changed its description: remove it by hand if it is not theirs");
        }
        if (!target.othersStay(pool)) {
            return noneWouldStay(target);
        }
        return disable(attempt, target, member.get());
    }

    private static Outcome disable(Attempt attempt, Target target, PoolMember member) {
        if (attempt.fact(Fact.ADMIN_BEFORE).isEmpty()) {
            return new Outcome.NotYet(
                    Duration.ZERO,
                    "was " + member.admin(),
                    Map.of(Fact.ADMIN_BEFORE, member.admin().name()));
        }
        if (member.admin() == AdminState.ENABLED) {
            target.pools().setAdminState(target.pool(), target.endpoint(), AdminState.DISABLED);
        }
        return Outcome.done(member.name() + " disabled");
    }

    static Outcome noneWouldStay(Target target) {
        return failed(
                "no healthy member would stay in " + target.pool(), "see why the other members are down or disabled");
    }

    private static Optional<PoolMember> find(List<PoolMember> pool, Target target) {
        return pool.stream()
                .filter(member -> target.member().address().isPresent()
                        && member.endpoint().equals(target.endpoint()))
                .findFirst();
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        boolean wasEnabled = attempt.fact(Fact.ADMIN_BEFORE)
                .filter(before -> before.equals(AdminState.ENABLED.name()))
                .isPresent();
        Optional<PoolMember> member =
                target.inPool().filter(found -> found.mark().equals(target.poolMark()));
        if (!wasEnabled || member.isEmpty()) {
            return Outcome.done("was not enabled before");
        }
        boolean byAPerson = member.get().admin() == AdminState.FORCED_OFFLINE
                && !attempt.workflow().hasStarted("force-offline");
        if (byAPerson) {
            return Outcome.done("somebody has forced " + member.get().name() + " offline meanwhile: left so");
        }
        if (member.get().admin() != AdminState.ENABLED) {
            target.pools().setAdminState(target.pool(), target.endpoint(), AdminState.ENABLED);
        }
        return Outcome.done(member.get().name() + " enabled again");
    }
}
