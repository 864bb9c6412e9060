package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.metric.FiringAlert;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.policy.SizePolicy;
import dev.vmautoscaling.domain.pool.PoolMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A snapshot whose pool could be read, with the questions that several rules ask of it. */
record Facts(Snapshot snapshot, List<PoolMember> pool, Instant now) {
    GroupConfig config() {
        return snapshot.group().config();
    }

    SizePolicy sizes() {
        return config().sizes();
    }

    int actualSize() {
        return snapshot.actualSize(pool);
    }

    /** Members that serve: a slot that a stuck workflow holds is taken, and carries nothing. */
    int servingSize() {
        long absent =
                snapshot.members().stream().filter(member -> !isServing(member)).count();
        return actualSize() - (int) absent;
    }

    static boolean isServing(Member member) {
        return member.is(MemberState.IN_SERVICE) || member.is(MemberState.UNHEALTHY);
    }

    /** Empty when Prometheus could not be asked. */
    Optional<ServiceReadings> readings() {
        return switch (snapshot.readings()) {
            case Seen.Known<ServiceReadings> known -> Optional.of(known.value());
            case Seen.Unknown<ServiceReadings> unknown -> Optional.empty();
        };
    }

    /** The metric's value for the comparison with its thresholds: requests are counted per member. */
    Optional<Sample> value(ServiceReadings readings, Metric metric) {
        return Optional.ofNullable(readings.samples().get(metric))
                .map(sample -> metric == Metric.REQUESTS
                        ? new Sample(sample.value() / Math.max(1, readings.membersUp()), sample.at())
                        : sample);
    }

    boolean isStale(Sample sample) {
        return sample.isOlderThan(config().thresholds().staleAfter(), now);
    }

    /** Whether one of the metrics with thresholds has such a value. */
    boolean hasAny(Function<Metric, Optional<Sample>> value) {
        return config().thresholds().bands().keySet().stream()
                .anyMatch(metric -> value.apply(metric).isPresent());
    }

    /** Empty when it is missing or too old. */
    Optional<Sample> freshValue(ServiceReadings readings, Metric metric) {
        return value(readings, metric).filter(sample -> !isStale(sample));
    }

    static Optional<FiringAlert> firing(ServiceReadings readings, FiringAlert.Direction direction, Metric metric) {
        return readings.firing().stream()
                .filter(alert -> alert.direction() == direction && alert.metric() == metric)
                .findFirst();
    }

    /** When a rest that began at {@code since} ends; empty when it is over or never began. */
    Optional<Instant> restsUntil(Optional<Instant> since, Duration rest) {
        return since.map(start -> start.plus(rest)).filter(end -> end.isAfter(now));
    }

    String values(ServiceReadings readings) {
        return config().thresholds().bands().keySet().stream()
                .sorted()
                .map(metric -> metric.label() + " "
                        + value(readings, metric)
                                .map(s -> shown(metric, s.value()))
                                .orElse("unknown"))
                .collect(Collectors.joining(", "));
    }

    /** A value beside the threshold that it is compared with. */
    static String against(Metric metric, Sample sample, double threshold) {
        return metric.label() + " " + shown(metric, sample.value()) + " of " + shown(metric, threshold);
    }

    /** A value with its unit. */
    static String shown(Metric metric, double value) {
        return switch (metric) {
            case CPU, MEMORY -> String.format(Locale.ROOT, "%.0f %%", value * 100);
            case RESPONSE_TIME -> String.format(Locale.ROOT, "%.0f ms", value * 1000);
            case REQUESTS -> String.format(Locale.ROOT, "%.1f/s per member", value);
            case PROMQL -> String.format(Locale.ROOT, "%.4g", value);
        };
    }
}
