package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.decision.Decision.Hold;
import dev.vmautoscaling.domain.decision.Decision.ScaleOut;
import dev.vmautoscaling.domain.decision.Decision.Undrain;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.metric.FiringAlert;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.policy.SizePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An alert that asks for more fires, and a fresh value is still beyond its threshold. */
final class LoadHigh {
    private LoadHigh() {}

    static Optional<Decision> decide(Facts facts) {
        return facts.readings().flatMap(readings -> decide(facts, readings));
    }

    /** One metric that truly is too high decides; else an alert without such a value is told about. */
    private static Optional<Decision> decide(Facts facts, ServiceReadings readings) {
        List<Decision> verdicts = facts.config().thresholds().bands().keySet().stream()
                .sorted()
                .flatMap(metric -> Facts.firing(readings, Direction.SCALE_OUT, metric).stream())
                .map(alert -> verdict(facts, readings, alert))
                .toList();
        Optional<Decision> acting =
                verdicts.stream().filter(v -> !(v instanceof Hold)).findFirst();
        if (acting.isEmpty()) {
            return verdicts.stream().findFirst();
        }
        return acting.map(needed -> restrained(facts, (ScaleOut) needed));
    }

    private static Decision verdict(Facts facts, ServiceReadings readings, FiringAlert alert) {
        Metric metric = alert.metric();
        double threshold = bandOut(facts, metric);
        Optional<Sample> sample = facts.value(readings, metric);
        if (sample.isEmpty()) {
            return Hold.because(HoldReason.METRIC_MISSING, metric.label());
        }
        if (facts.isStale(sample.get())) {
            return Hold.because(
                    HoldReason.METRIC_STALE,
                    metric.label() + " " + Facts.shown(metric, sample.get().value()) + " of "
                            + sample.get().at());
        }
        String beyond = Facts.against(metric, sample.get(), threshold);
        return sample.get().value() > threshold
                ? new ScaleOut(facts.sizes().outStep(), beyond + " since " + alert.since())
                : Hold.because(HoldReason.ALERT_OUTDATED, beyond);
    }

    /** No alert asks for more, and yet a value is too high: either that has not lasted long enough, or the alert is lost. */
    static Optional<Decision> pending(Facts facts, ServiceReadings readings) {
        return facts.config().thresholds().bands().keySet().stream()
                .sorted()
                .flatMap(metric -> facts
                        .freshValue(readings, metric)
                        .filter(sample -> sample.value() > bandOut(facts, metric))
                        .map(sample -> Facts.against(metric, sample, bandOut(facts, metric)))
                        .stream())
                .findFirst()
                .map(beyond -> Hold.because(HoldReason.ALERT_PENDING, beyond));
    }

    private static double bandOut(Facts facts, Metric metric) {
        return Optional.ofNullable(facts.config().thresholds().bands().get(metric))
                .orElseThrow()
                .out();
    }

    /** The need is real: what speaks against meeting it now? */
    private static Decision restrained(Facts facts, ScaleOut needed) {
        SizePolicy sizes = facts.sizes();
        List<Member> draining = facts.snapshot().members(MemberState.DRAINING);
        if (facts.snapshot().history().runningIn() && !draining.isEmpty()) {
            return new Undrain(draining, needed.why());
        }
        int room = sizes.max() - facts.actualSize();
        return Safety.againstAdding(facts)
                .or(() -> resting(facts))
                .orElseGet(() -> room > 0
                        ? new ScaleOut(Math.min(needed.count(), room), needed.why())
                        : Hold.because(
                                HoldReason.AT_MAX_SIZE,
                                facts.actualSize() + " of " + sizes.max() + "; " + needed.why()));
    }

    private static Optional<Decision> resting(Facts facts) {
        SizePolicy sizes = facts.sizes();
        Optional<Instant> cooldown = facts.restsUntil(facts.snapshot().history().lastOutEndedAt(), sizes.outCooldown());
        Optional<Instant> warmUp = newest(facts).flatMap(at -> facts.restsUntil(Optional.of(at), sizes.warmUp()));
        return Stream.of(
                        cooldown.map(until -> hold(until, HoldReason.COOLING_DOWN, sizes.outCooldown())),
                        warmUp.map(until -> hold(until, HoldReason.WARMING_UP, sizes.warmUp())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Decision hold(Instant until, HoldReason reason, Duration length) {
        return Hold.until(until, reason, "until " + until + " (" + length.toSeconds() + " s)");
    }

    private static Optional<Instant> newest(Facts facts) {
        return facts.snapshot().members().stream()
                .flatMap(member -> member.inServiceAt().stream())
                .max(Comparator.naturalOrder());
    }
}
