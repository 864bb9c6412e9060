package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.metric.FiringAlert;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the rows of {@link Queries#READINGS} together by service. A value that is no number (NaN after a division by
 * nothing) or whose time is unknown is left out: absent means unknown, never zero.
 */
final class Readings {
    private final Map<String, Gathered> services = new HashMap<>();

    private static final class Gathered {
        private final Map<Metric, Double> values = new EnumMap<>(Metric.class);
        private final Map<Metric, Instant> times = new EnumMap<>(Metric.class);
        private final List<FiringAlert> firing = new ArrayList<>();
        private int up;
        private int known;

        ServiceReadings finished() {
            Map<Metric, Sample> samples = new EnumMap<>(Metric.class);
            values.forEach((metric, value) -> Optional.ofNullable(times.get(metric))
                    .ifPresent(time -> samples.put(metric, new Sample(value, time))));
            return new ServiceReadings(samples, firing, up, known);
        }
    }

    void add(Row row) {
        String service = row.label("service");
        if (service.isEmpty() || !row.isFinite()) {
            return;
        }
        Gathered gathered = services.computeIfAbsent(service, name -> new Gathered());
        switch (row.label("__name__")) {
            case "" -> metric(row.label(Queries.MEASURED)).ifPresent(of -> gathered.times.put(of, instant(row)));
            case Queries.SINCE -> alert(row).ifPresent(gathered.firing::add);
            case Queries.MEMBERS_UP -> gathered.up = (int) row.value();
            case Queries.MEMBERS_KNOWN -> gathered.known = (int) row.value();
            default -> recorded(row).ifPresent(of -> gathered.values.put(of, row.value()));
        }
    }

    Map<String, ServiceReadings> byService() {
        return services.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().finished()));
    }

    /** Empty for an alert that somebody else labelled like ours but that asks for nothing we know. */
    private static Optional<FiringAlert> alert(Row row) {
        Optional<Direction> direction = Arrays.stream(Direction.values())
                .filter(one -> one.label().equals(row.label("action")))
                .findFirst();
        return direction.flatMap(
                asked -> metric(row.label("metric")).map(metric -> new FiringAlert(asked, metric, instant(row))));
    }

    private static Optional<Metric> metric(String label) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.label().equals(label))
                .findFirst();
    }

    private static Optional<Metric> recorded(Row row) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.recordedAs().equals(row.label("__name__")))
                .findFirst();
    }

    /** A value that is a time in seconds; Prometheus keeps milliseconds. */
    private static Instant instant(Row row) {
        return Instant.ofEpochMilli(Math.round(row.value() * 1000));
    }
}
