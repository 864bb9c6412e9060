package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.Band;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The PromQL of one service. Averages are of per-member ratios: a member that has just joined counts at once with its true
 * value, while {@code 100 - avg(idle)} shows an idle one as busy until its window has filled.
 */
final class Expressions {
    private final GroupConfig config;
    private final String window;

    Expressions(GroupConfig config) {
        this.config = config;
        this.window = duration(monitoring().profile().window());
    }

    private Monitoring monitoring() {
        return config.monitoring();
    }

    /** A duration as Prometheus writes it: {@code 90s}, {@code 5m}. */
    static String duration(Duration time) {
        long millis = time.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** A text of PromQL. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                default -> quoted.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }

    String window() {
        return window;
    }

    /** What the series of every member, base or created, have in common: {@code job="shop"}. */
    String selector() {
        return selector(monitoring().job());
    }

    private String selector(String job) {
        Map<String, String> labels = new TreeMap<>(monitoring().rules().labels());
        return "job=" + quoted(job)
                + labels.entrySet().stream()
                        .map(label -> "," + label.getKey() + "=" + quoted(label.getValue()))
                        .collect(Collectors.joining());
    }

    private String application() {
        return selector(
                monitoring().rules().applicationJob().orElse(monitoring().job()));
    }

    /** What is recorded under the metric's name. */
    String recording(Metric metric) {
        return switch (metric) {
            case CPU -> """
                avg(1
                - sum by (instance) (rate(node_cpu_seconds_total{%1$s,mode="idle"}[%2$s]))
                / sum by (instance) (rate(node_cpu_seconds_total{%1$s}[%2$s])))""".formatted(selector(), window);
            case MEMORY -> """
                avg(1
                - node_memory_MemAvailable_bytes{%1$s}
                / node_memory_MemTotal_bytes{%1$s})""".formatted(selector());
            case RESPONSE_TIME -> responseTime();
            case REQUESTS ->
                "sum(rate(%s{%s}[%s]))".formatted(monitoring().rules().requests(), application(), window);
            case PROMQL -> "max(\n" + Variables.of(config).fill(ownQuery()).strip() + "\n)";
        };
    }

    private String ownQuery() {
        return monitoring().promql().orElseThrow();
    }

    /** Percentiles are never averaged: the buckets are summed before, or the gauges compared. */
    private String responseTime() {
        String name = monitoring().responseTimes();
        return switch (monitoring().rules().responseTimes()) {
            case HISTOGRAM ->
                "histogram_quantile(0.95,\nsum by (le) (rate(%s_bucket{%s}[%s])))"
                        .formatted(name, application(), window);
            case GAUGE -> "quantile(0.95,\navg_over_time(%s{%s}[%s]))".formatted(name, application(), window);
        };
    }

    String membersUp() {
        return "sum(up{" + selector() + "})";
    }

    /** Also those that are down. */
    String members() {
        return "count(up{" + selector() + "})";
    }

    private String recorded(String name) {
        return name + "{service=" + quoted(config.service()) + "}";
    }

    /** The metric as its thresholds are written: percent, seconds, requests per second and member. */
    private String shown(Metric metric) {
        String value = recorded(metric.recordedAs());
        return switch (metric) {
            case CPU, MEMORY -> "100 * " + value;
            case RESPONSE_TIME, PROMQL -> value;
            case REQUESTS -> value + " / on (service) " + recorded(Queries.MEMBERS_UP);
        };
    }

    /** A threshold in the unit of {@link #shown}. */
    static String threshold(Metric metric, double value) {
        BigDecimal number = BigDecimal.valueOf(value);
        return switch (metric) {
            case CPU, MEMORY -> plain(number.movePointRight(2));
            case RESPONSE_TIME, REQUESTS, PROMQL -> plain(number);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String beyond(Metric metric) {
        return shown(metric) + " > " + threshold(metric, band(metric).out());
    }

    private String below(Metric metric) {
        return shown(metric) + " < " + threshold(metric, band(metric).in().orElseThrow());
    }

    private Band band(Metric metric) {
        return Optional.ofNullable(config.thresholds().bands().get(metric)).orElseThrow();
    }

    /** Above its threshold, as long as anybody is up: a service that is gone is no service under load. */
    String high(Metric metric) {
        return beyond(metric) + "\nand on (service) " + recorded(Queries.MEMBERS_UP) + " >= 1";
    }

    /**
     * This metric is low, so is every other one that may ask for fewer, no other is high, and everybody is measured. The value
     * is this metric's.
     */
    String low(Metric metric) {
        return below(metric)
                + config.thresholds().bands().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .filter(other -> other.getKey() != metric)
                        .map(other -> other.getValue().in().isPresent()
                                ? "\nand on (service) (" + below(other.getKey()) + ")"
                                : "\nunless on (service) (" + beyond(other.getKey()) + ")")
                        .collect(Collectors.joining())
                + "\nand on (service) (" + recorded(Queries.MEMBERS_UP) + " == " + recorded(Queries.MEMBERS_KNOWN)
                + ")";
    }
}
