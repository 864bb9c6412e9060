package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Instant;

/** Lets the address rest, so that stale ARP and DNS entries die out before somebody else gets it. */
public final class ReleaseIpAddress extends MemberStep {
    public ReleaseIpAddress(Outside outside) {
        super("release-ip-address", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        Instant restsUntil = attempt.now().plus(target.config().addressing().quarantine());
        target.outside().leases().release(target.member().id(), restsUntil);
        return Outcome.done("address rests until " + restsUntil);
    }
}
