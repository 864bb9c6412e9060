package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.ScaleIn;
import java.time.Instant;

/** Lets the address rest, so that stale ARP and DNS entries die out before somebody else gets it. */
public final class ReleaseIpAddress extends MemberStep {
    public ReleaseIpAddress(Outside outside) {
        super("release-ip-address", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        return Outcome.done("address rests until " + rest(attempt, target));
    }

    private static Instant rest(Attempt attempt, Target target) {
        Instant restsUntil = attempt.now().plus(target.config().addressing().quarantine());
        target.outside().leases().release(target.member().id(), restsUntil);
        return restsUntil;
    }

    /** Before shut-down-guest the member goes on serving, with its address. */
    @Override
    void close(Attempt attempt, Target target) {
        if (attempt.workflow().hasStarted(ScaleIn.POINT_OF_NO_RETURN)) {
            restIfUnused(attempt, target);
        }
    }

    /** An address whose VM is there, or may be, is never let go. */
    static void restIfUnused(Attempt attempt, Target target) {
        try {
            if (target.own().isEmpty()) {
                rest(attempt, target);
            }
        } catch (OutsideFault unreachable) {
            // vCenter cannot say: the lease stays, which is safe, and is seen in the IP pool.
        }
    }
}
