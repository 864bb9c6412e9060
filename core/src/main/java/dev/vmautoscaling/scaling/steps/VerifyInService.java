package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.util.Optional;

/** In service is what F5 says, not what we asked for: its monitors must have found the member up. */
public final class VerifyInService extends MemberStep {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    public VerifyInService(Outside outside) {
        super("verify-in-service", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Optional<PoolMember> member = target.inPool();
        if (member.isEmpty()) {
            return failed(
                    target.endpoint() + " has vanished from " + target.pool(), "see F5's audit log for who removed it");
        }
        if (member.get().takesTraffic()) {
            return Outcome.done(member.get().name() + " is in service");
        }
        String seen = "F5 sees " + member.get().name() + " as " + member.get().availability() + ", "
                + member.get().admin();
        return attempt.hasLasted(LIMIT)
                ? failed(
                        seen + " for " + LIMIT.toSeconds() + " s",
                        "compare the pool's monitor with the health path; can F5 reach the member's network?")
                : attempt.notYet(seen);
    }
}
