package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.Map;

/** Asks the new member itself, before it gets any traffic, until it has answered well several times in a row. */
public final class ProbeHealth extends MemberStep {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_PASSES = Duration.ofMillis(50);

    public ProbeHealth(Outside outside) {
        super("probe-health", outside);
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        var pool = target.config().pool();
        var check = new HealthCheck.Http(target.address(), pool.memberPort(), pool.healthPath(), PATIENCE);
        return switch (target.outside().probe().ask(check)) {
            case HealthProbe.Answer.Passed ignored -> passed(attempt, pool.healthPasses());
            case HealthProbe.Answer.Failed failed -> notHealthy(attempt, target, failed.reason());
        };
    }

    private static Outcome passed(Attempt attempt, int wanted) {
        int passes = attempt.fact(Fact.HEALTHY_ANSWERS).map(Integer::parseInt).orElse(0) + 1;
        Map<String, String> counted = Map.of(Fact.HEALTHY_ANSWERS, Integer.toString(passes));
        return passes >= wanted
                ? new Outcome.Done("healthy " + passes + " times in a row", counted)
                : new Outcome.NotYet(BETWEEN_PASSES, "healthy " + passes + " of " + wanted + " times", counted);
    }

    private static Outcome notHealthy(Attempt attempt, Target target, String reason) {
        var pool = target.config().pool();
        Duration limit = target.config().boot().limit();
        String what =
                target.member().name() + " is not healthy on " + target.endpoint() + pool.healthPath() + ": " + reason;
        return attempt.hasLasted(limit)
                ? failed(
                        what + " (for " + limit.toSeconds() + " s)",
                        "see the service's own log on a VM made from the template, or correct the health path")
                : attempt.notYet(what, Map.of(Fact.HEALTHY_ANSWERS, "0"));
    }
}
