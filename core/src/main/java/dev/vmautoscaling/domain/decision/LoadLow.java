package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.decision.Decision.Hold;
import dev.vmautoscaling.domain.decision.Decision.ScaleIn;
import dev.vmautoscaling.domain.metric.FiringAlert;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.domain.policy.SizePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every metric that may ask for fewer is low, fresh, measured over everybody, and has been so for long enough. */
final class LoadLow {
    private LoadLow() {}

    static Optional<Decision> decide(Facts facts) {
        return facts.readings().flatMap(readings -> decide(facts, readings));
    }

    private static Optional<Decision> decide(Facts facts, ServiceReadings readings) {
        List<Metric> watched = watched(facts);
        List<FiringAlert> low = watched.stream()
                .flatMap(metric -> Facts.firing(readings, Direction.SCALE_IN, metric).stream())
                .toList();
        return low.isEmpty() ? Optional.empty() : Optional.of(verdict(facts, readings, watched, low));
    }

    /** No alert asks for fewer, and yet every value is low. */
    static Optional<Decision> pending(Facts facts, ServiceReadings readings) {
        List<Metric> watched = watched(facts);
        boolean areLow = !watched.isEmpty()
                && watched.stream()
                        .allMatch(metric -> facts.freshValue(readings, metric)
                                .filter(sample -> sample.value() < bandIn(facts, metric))
                                .isPresent());
        return areLow ? Optional.of(Hold.because(HoldReason.ALERT_PENDING, values(facts, readings))) : Optional.empty();
    }

    /** The metrics that may ask for fewer. */
    private static List<Metric> watched(Facts facts) {
        Map<Metric, Band> bands = facts.config().thresholds().bands();
        return bands.keySet().stream()
                .filter(metric -> band(bands, metric).in().isPresent())
                .sorted()
                .toList();
    }

    private static double bandIn(Facts facts, Metric metric) {
        return band(facts.config().thresholds().bands(), metric).in().orElseThrow();
    }

    /** Each beside its threshold. */
    private static String values(Facts facts, ServiceReadings readings) {
        return watched(facts).stream()
                .flatMap(metric ->
                        facts
                                .value(readings, metric)
                                .map(sample -> Facts.against(metric, sample, bandIn(facts, metric)))
                                .stream())
                .collect(Collectors.joining(", "));
    }

    private static Band band(Map<Metric, Band> bands, Metric metric) {
        return Optional.ofNullable(bands.get(metric)).orElseThrow();
    }

    private static Decision verdict(
            Facts facts, ServiceReadings readings, List<Metric> watched, List<FiringAlert> low) {
        if (low.size() < watched.size()) {
            return Hold.because(HoldReason.NOT_ALL_LOW, facts.values(readings));
        }
        return doubts(facts, readings, watched)
                .or(() -> resting(facts, low))
                .or(() -> room(facts, readings))
                .orElseThrow();
    }

    /** Scale-in never happens on missing, stale or partial data. */
    private static Optional<Decision> doubts(Facts facts, ServiceReadings readings, List<Metric> watched) {
        int members = Math.max(readings.membersKnown(), facts.servingSize());
        if (!readings.coverEveryMember() || readings.membersKnown() < members) {
            return Optional.of(
                    Hold.because(HoldReason.DATA_INCOMPLETE, readings.membersUp() + " of " + members + " measured"));
        }
        return watched.stream()
                .flatMap(metric -> doubt(facts, readings, metric).stream())
                .findFirst();
    }

    private static Optional<Decision> doubt(Facts facts, ServiceReadings readings, Metric metric) {
        double threshold = bandIn(facts, metric);
        Optional<Sample> sample = facts.value(readings, metric);
        if (sample.isEmpty()) {
            return Optional.of(Hold.because(HoldReason.METRIC_MISSING, metric.label()));
        }
        String shown = metric.label() + " " + Facts.shown(metric, sample.get().value());
        if (facts.isStale(sample.get())) {
            return Optional.of(Hold.because(
                    HoldReason.METRIC_STALE, shown + " of " + sample.get().at()));
        }
        return sample.get().value() < threshold
                ? Optional.empty()
                : Optional.of(Hold.because(HoldReason.ALERT_OUTDATED, Facts.against(metric, sample.get(), threshold)));
    }

    private static Optional<Decision> resting(Facts facts, List<FiringAlert> low) {
        SizePolicy sizes = facts.sizes();
        Instant lowSince = low.stream()
                .map(FiringAlert::since)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        History history = facts.snapshot().history();
        Optional<Instant> lastEnd = Stream.of(history.lastInEndedAt(), history.lastOutEndedAt())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return Stream.of(
                        facts.restsUntil(lastEnd, sizes.inCooldown())
                                .map(until -> hold(until, HoldReason.COOLING_DOWN, sizes.inCooldown())),
                        facts.restsUntil(Optional.of(lowSince), sizes.stabilization())
                                .map(until -> hold(until, HoldReason.STABILIZING, sizes.stabilization())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Decision hold(Instant until, HoldReason reason, Duration length) {
        return Hold.until(until, reason, "until " + until + " (" + length.toSeconds() + " s)");
    }

    private static Optional<Decision> room(Facts facts, ServiceReadings readings) {
        SizePolicy sizes = facts.sizes();
        int room = facts.servingSize() - sizes.min();
        if (room <= 0) {
            return Optional.of(Hold.because(HoldReason.AT_MIN_SIZE, facts.servingSize() + " of " + sizes.min()));
        }
        int count = Math.min(sizes.inStep(), room);
        return overload(facts, readings, count)
                .or(() -> Removal.holdOrRemove(facts, count, members -> new ScaleIn(members, values(facts, readings))));
    }

    /** Were {@code count} members gone, the same load on the rest must stay below every scale-out threshold. */
    private static Optional<Decision> overload(Facts facts, ServiceReadings readings, int count) {
        int now = facts.servingSize();
        List<String> tooHigh = new ArrayList<>();
        facts.config()
                .thresholds()
                .bands()
                .forEach((metric, band) -> facts.value(readings, metric)
                        .filter(sample -> sharesOutWithMembers(metric))
                        .map(sample -> sample.value() * now / Math.max(1, now - count))
                        .filter(after -> after >= band.out())
                        .ifPresent(after -> tooHigh.add(metric.label() + " would be " + Facts.shown(metric, after))));
        return tooHigh.isEmpty()
                ? Optional.empty()
                : Optional.of(Hold.because(HoldReason.WOULD_OVERLOAD_THE_REST, String.join(", ", tooHigh)));
    }

    private static boolean sharesOutWithMembers(Metric metric) {
        return metric == Metric.CPU || metric == Metric.REQUESTS;
    }
}
