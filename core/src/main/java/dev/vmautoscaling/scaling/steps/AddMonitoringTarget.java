package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * Sees that Prometheus scrapes the member. Service discovery tells of it since its guest was up; a Prometheus that reads lists
 * is given a new one here. It serves already, so a Prometheus that does not find it is told about and never a reason to take
 * the member back.
 */
public final class AddMonitoringTarget extends MemberStep {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    public AddMonitoringTarget(Outside outside) {
        super("add-monitoring-target", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        try {
            target.refreshTargets();
            return look(attempt, target);
        } catch (OutsideFault fault) {
            return attempt.hasLasted(LIMIT)
                    ? Outcome.done("whether it is scraped could not be seen to: " + fault.getMessage())
                    : attempt.notYet(String.valueOf(fault.getMessage()));
        }
    }

    private static Outcome look(Attempt attempt, Target target) {
        Optional<Boolean> up = target.metrics().isUp(target.config().service(), target.address());
        if (up.orElse(false)) {
            return Outcome.done("Prometheus scrapes it");
        }
        String seen = up.isPresent() ? "its scrape fails" : "Prometheus does not know it yet";
        return attempt.hasLasted(LIMIT)
                ? Outcome.done("published, but " + seen + " after " + LIMIT.toSeconds()
                        + " s: check the exporter on the VM and the service discovery job")
                : attempt.notYet(seen);
    }
}
