package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the points of a range query on the instants of a span; what is no number, or is missing, stays NaN.
 *
 * @param <K> what tells the curves of the answer apart
 */
final class CurveReader<K> {
    private final Span span;
    private final Function<Map<String, String>, Optional<K>> key;
    private final Map<K, double[]> curves = new HashMap<>();

    private CurveReader(Span span, Function<Map<String, String>, Optional<K>> key) {
        this.span = span;
        this.key = key;
    }

    static CurveReader<Curve> ofOneService(Span span) {
        return new CurveReader<>(span, CurveReader::curve);
    }

    static CurveReader<String> ofAllServices(Span span) {
        return new CurveReader<>(span, labels -> Optional.ofNullable(labels.get("service")));
    }

    /** @param service as in the config: it needs no escaping */
    static String query(String service) {
        return Arrays.stream(Curve.values())
                .map(Curve::recordedAs)
                .collect(Collectors.joining("|", "{__name__=~\"", "\",service=\"" + service + "\"}"));
    }

    static String query(Curve curve) {
        return curve.recordedAs() + "{service!=\"\"}";
    }

    void add(Map<String, String> labels, double seconds, double value) {
        int index = span.index(Instant.ofEpochMilli(Math.round(seconds * 1000)));
        if (index >= 0 && index < span.size() && Double.isFinite(value)) {
            key.apply(labels).ifPresent(wanted -> curves.computeIfAbsent(wanted, none -> empty())[index] = value);
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

    Map<K, double[]> curves() {
        return Map.copyOf(curves);
    }
}
