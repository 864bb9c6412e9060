package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.util.Map;

/** Takes the member out of service discovery before its machine goes, so that no alert speaks of a dead target. */
public final class RemoveMonitoringTarget extends MemberStep {
    public RemoveMonitoringTarget(Outside outside) {
        super("remove-monitoring-target", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        return new Outcome.Done("no longer published", Map.of(Fact.MONITORED, "false"));
    }

    @Override
    Outcome undo(Attempt attempt, Target target) {
        return new Outcome.Done("published again", Map.of(Fact.MONITORED, "true"));
    }
}
