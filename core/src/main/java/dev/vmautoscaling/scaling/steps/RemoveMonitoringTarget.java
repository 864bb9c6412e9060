package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.Map;

/**
 * Takes the member out of what Prometheus scrapes and waits until Prometheus has followed, before its machine goes: no alert
 * then speaks of a dead target. It is recorded first, because what Prometheus is given comes from the record. A Prometheus
 * that does not follow is told about and never a reason to keep the member.
 */
public final class RemoveMonitoringTarget extends MemberStep {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    public RemoveMonitoringTarget(Outside outside) {
        super("remove-monitoring-target", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        if (target.member().monitored()) {
            return recording(false);
        }
        try {
            target.refreshTargets();
            return look(attempt, target);
        } catch (OutsideFault fault) {
            return attempt.hasLasted(LIMIT)
                    ? Outcome.done("whether it is still scraped could not be seen to: " + fault.getMessage())
                    : attempt.notYet(String.valueOf(fault.getMessage()));
        }
    }

    private static Outcome look(Attempt attempt, Target target) {
        if (!target.metrics().isTarget(target.config().service(), target.address())) {
            return Outcome.done("Prometheus no longer scrapes it");
        }
        return attempt.hasLasted(LIMIT)
                ? Outcome.done("no longer published, but Prometheus still scrapes it after " + LIMIT.toSeconds()
                        + " s: an alert may speak of it")
                : attempt.notYet("Prometheus still scrapes it");
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        if (!target.member().monitored()) {
            return recording(true);
        }
        try {
            target.refreshTargets();
            return Outcome.done("published again");
        } catch (OutsideFault fault) {
            return attempt.hasLasted(LIMIT)
                    ? Outcome.done("it could not be published again yet: " + fault.getMessage())
                    : attempt.notYet(String.valueOf(fault.getMessage()));
        }
    }

    private static Outcome recording(boolean monitored) {
        return new Outcome.NotYet(Duration.ZERO, "its record", Map.of(Fact.MONITORED, Boolean.toString(monitored)));
    }
}
