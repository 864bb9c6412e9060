package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Takes an address from the pool for this member; the lease is bound to the member, so a second try finds the first. */
public final class ReserveIpAddress extends MemberStep {
    public ReserveIpAddress(Outside outside) {
        super("reserve-ip-address", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        String pool = target.config().addressing().ipPool();
        if (target.outside().ipPools().find(pool).isEmpty()) {
            return failed("there is no IP pool \"" + pool + "\"", "choose an existing IP pool in the config");
        }
        return reserve(attempt, target)
                .<Outcome>map(lease -> new Outcome.Done(
                        lease.address() + " reserved",
                        Map.of(Fact.ADDRESS, lease.address().value())))
                .orElseGet(() -> exhausted(pool));
    }

    static Optional<Lease> reserve(Attempt attempt, Target target) {
        return target.outside()
                .leases()
                .reserve(target.config().addressing().ipPool(), target.member().id(), attempt.now());
    }

    static Outcome exhausted(String pool) {
        return failed(
                "IP pool \"" + pool + "\" has no free address",
                "add addresses to the pool, or release quarantined ones that are known to be free");
    }

    @Override
    void close(Attempt attempt, Target target) {
        ReleaseIpAddress.restIfUnused(attempt, target);
    }

    /** The address rests unless no guest can ever have used it. */
    @Override
    Outcome undo(Attempt attempt, Target target) {
        Duration rest = attempt.workflow().hasStarted("power-on-vm")
                ? target.config().addressing().quarantine()
                : Duration.ZERO;
        target.outside().leases().release(target.member().id(), attempt.now().plus(rest));
        return Outcome.done("address released");
    }
}
