package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks vCenter, F5 and the address itself whether somebody has it; if so, puts it aside and takes the next. */
public final class CheckAddressUnused extends MemberStep {
    /** On one network an answer takes milliseconds; silence is the expected case, so it is not waited for long. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    public CheckAddressUnused(Outside outside) {
        super("check-address-unused", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        // A crash may have come between taking the next address and writing it down: the lease is the truth.
        Optional<Lease> lease = ReserveIpAddress.reserve(attempt, target);
        if (lease.isEmpty()) {
            return ReserveIpAddress.exhausted(target.config().addressing().ipPool());
        }
        if (!lease.get().address().equals(target.address())) {
            return trying(lease.get(), target.address() + " was put aside");
        }
        return user(target)
                .map(user -> next(attempt, target, user))
                .orElseGet(() -> Outcome.done(target.address() + " is unused"));
    }

    private static Outcome next(Attempt attempt, Target target, String user) {
        IpAddress taken = target.address();
        target.outside()
                .leases()
                .markConflict(
                        target.member().id(),
                        user,
                        attempt.now().plus(target.config().addressing().quarantine()));
        return ReserveIpAddress.reserve(attempt, target)
                .map(lease -> trying(lease, taken + " is used by " + user))
                .orElseGet(() ->
                        ReserveIpAddress.exhausted(target.config().addressing().ipPool()));
    }

    private static Outcome trying(Lease lease, String why) {
        return new Outcome.NotYet(
                Duration.ZERO,
                why + "; trying " + lease.address(),
                Map.of(Fact.ADDRESS, lease.address().value()));
    }

    /** Who uses the address, in an operator's words. */
    private static Optional<String> user(Target target) {
        IpAddress address = target.address();
        return Stream.<Supplier<Optional<String>>>of(
                        () -> target.vms().findByAddress(address).map(vm -> "VM " + vm.name()),
                        () -> target.pools().nodeAt(address).map(node -> "F5 node " + node),
                        () -> answering(target, address))
                .flatMap(look -> look.get().stream())
                .findFirst();
    }

    /** Both questions at once: silence is the usual answer, and waiting for it twice is a waste. */
    private static Optional<String> answering(Target target, IpAddress address) {
        HealthProbe probe = target.outside().probe();
        int port = target.config().pool().memberPort();
        CompletableFuture<Boolean> accepts = CompletableFuture.supplyAsync(
                () -> passes(probe, new HealthCheck.Tcp(address, port, PATIENCE)), Thread::startVirtualThread);
        boolean answersPing =
                target.config().addressing().icmpCheck() && passes(probe, new HealthCheck.Icmp(address, PATIENCE));
        if (accepts.join()) {
            return Optional.of("something that answers on TCP port " + port);
        }
        return answersPing ? Optional.of("something that answers a ping") : Optional.empty();
    }

    private static boolean passes(HealthProbe probe, HealthCheck check) {
        return probe.ask(check) instanceof HealthProbe.Answer.Passed;
    }
}
