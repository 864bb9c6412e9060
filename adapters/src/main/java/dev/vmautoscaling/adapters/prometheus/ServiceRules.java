package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.yaml.YamlWriter;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.Band;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of one service as trees. Recording rules come first, so that the alerts see values of the same evaluation. */
final class ServiceRules {
    private final GroupConfig config;
    private final Expressions expressions;
    private final String revision;

    ServiceRules(GroupConfig config, String revision) {
        this.config = config;
        this.expressions = new Expressions(config);
        this.revision = revision;
    }

    /** All but what is recorded in a group of its own. */
    List<Map<String, Object>> all() {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Metric metric : List.of(Metric.CPU, Metric.MEMORY, Metric.RESPONSE_TIME, Metric.REQUESTS)) {
            rules.add(recording(metric.recordedAs(), expressions.recording(metric)));
        }
        Monitoring monitoring = config.monitoring();
        if (monitoring.promql().isPresent()
                && monitoring.rules().promqlInterval().isEmpty()) {
            rules.add(ownQuery());
        }
        rules.add(recording(Queries.MEMBERS_UP, expressions.membersUp()));
        rules.add(recording(Queries.MEMBERS_KNOWN, expressions.members()));
        config.thresholds().bands().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(watched -> alerts(rules, watched.getKey(), watched.getValue()));
        return rules;
    }

    Map<String, Object> ownQuery() {
        return recording(Metric.PROMQL.recordedAs(), expressions.recording(Metric.PROMQL));
    }

    private Map<String, Object> recording(String name, String expression) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("record", name);
        rule.put("expr", expression);
        rule.put("labels", new YamlWriter.Inline(Map.of("service", config.service())));
        return rule;
    }

    private void alerts(List<Map<String, Object>> rules, Metric metric, Band band) {
        rules.add(alert(metric, Direction.SCALE_OUT, band.out()));
        band.in().ifPresent(in -> rules.add(alert(metric, Direction.SCALE_IN, in)));
    }

    private Map<String, Object> alert(Metric metric, Direction direction, double threshold) {
        boolean high = direction == Direction.SCALE_OUT;
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("alert", name(metric, direction));
        rule.put("expr", high ? expressions.high(metric) : expressions.low(metric));
        rule.put(
                "for",
                Expressions.duration(
                        high
                                ? config.thresholds().outFor()
                                : config.thresholds().inFor()));
        rule.put("labels", new YamlWriter.Inline(labels(config.service(), metric.label(), direction)));
        rule.put("annotations", annotations(metric, direction, Expressions.threshold(metric, threshold)));
        return rule;
    }

    /** {@code AutoscaleResponseTimeHigh}. */
    static String name(Metric metric, Direction direction) {
        String what = switch (metric) {
            case CPU -> "Cpu";
            case MEMORY -> "Memory";
            case RESPONSE_TIME -> "ResponseTime";
            case REQUESTS -> "Requests";
            case PROMQL -> "Promql";
        };
        return "Autoscale" + what + (direction == Direction.SCALE_OUT ? "High" : "Low");
    }

    /** All the labels that an alert of ours has. */
    static Map<String, String> labels(String service, String metric, Direction direction) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("managed_by", "vm-autoscaler");
        labels.put("service", service);
        labels.put("action", direction.label());
        labels.put("metric", metric);
        return labels;
    }

    private Map<String, Object> annotations(Metric metric, Direction direction, String threshold) {
        String relation = direction == Direction.SCALE_OUT ? "above " : "with everything else low, below ";
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put("summary", literal(config.displayName()) + ": " + shown(metric, relation + threshold));
        annotations.put("value", "{{ $value | printf \"%.4g\" }}");
        annotations.put("threshold", threshold);
        annotations.put("revision", revision);
        return annotations;
    }

    private static String shown(Metric metric, String relation) {
        String value = "{{ $value | printf \"%.4g\" }}";
        return switch (metric) {
            case CPU -> "CPU " + value + " %, " + relation + " %";
            case MEMORY -> "memory " + value + " %, " + relation + " %";
            case RESPONSE_TIME -> "95th percentile " + value + " s, " + relation + " s";
            case REQUESTS -> value + " requests/s per member, " + relation;
            case PROMQL -> "own query " + value + ", " + relation;
        };
    }

    /** Prometheus reads annotations as templates: braces in a name must not begin one. */
    private static String literal(String text) {
        return text.replace("{{", "{{ \"{{\" }}");
    }
}
