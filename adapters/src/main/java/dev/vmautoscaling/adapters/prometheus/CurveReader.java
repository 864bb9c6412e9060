package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the points of a range query on the instants of a span; what is no number, or is missing, stays NaN. */
final class CurveReader {
    private final Span span;
    private final Map<Curve, double[]> curves = new EnumMap<>(Curve.class);

    CurveReader(Span span) {
        this.span = span;
    }

    /** @param service as in the config: it needs no escaping */
    static String query(String service) {
        return Arrays.stream(Curve.values())
                .map(Curve::recordedAs)
                .collect(Collectors.joining("|", "{__name__=~\"", "\",service=\"" + service + "\"}"));
    }

    void add(Map<String, String> labels, double seconds, double value) {
        int index = span.index(Instant.ofEpochMilli(Math.round(seconds * 1000)));
        if (index >= 0 && index < span.size() && Double.isFinite(value)) {
            curve(labels).ifPresent(curve -> curves.computeIfAbsent(curve, none -> empty())[index] = value);
        }
    }

    private static Optional<Curve> curve(Map<String, String> labels) {
        String name = labels.getOrDefault("__name__", "");
        return Arrays.stream(Curve.values())
                .filter(curve -> curve.recordedAs().equals(name))
                .findFirst();
    }

    private double[] empty() {
        double[] values = new double[span.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    Map<Curve, double[]> curves() {
        return Map.copyOf(curves);
    }
}
