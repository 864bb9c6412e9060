package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.Band;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator's query or template can say instead of a value: {@code ${service}}. */
final class Variables {
    /** Not {@code ${1}}, which means something to {@code label_replace}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z][a-z0-9_]*)}");

    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = values;
    }

    static Variables of(GroupConfig config) {
        Expressions expressions = new Expressions(config);
        Map<String, String> values = new TreeMap<>(Map.of(
                "service",
                config.service(),
                "group",
                RuleFile.group(config.service()),
                "job",
                Expressions.quoted(config.monitoring().job()),
                "selector",
                expressions.selector(),
                "window",
                expressions.window(),
                "interval",
                Expressions.duration(config.monitoring().profile().evaluation()),
                "for_out",
                Expressions.duration(config.thresholds().outFor()),
                "for_in",
                Expressions.duration(config.thresholds().inFor())));
        config.thresholds().bands().forEach((metric, band) -> thresholds(values, metric, band));
        values.put("revision", RuleFile.REVISION);
        return new Variables(values);
    }

    private static void thresholds(Map<String, String> values, Metric metric, Band band) {
        String name = "threshold_" + metric.label().toLowerCase(Locale.ROOT);
        values.put(name + "_out", Expressions.threshold(metric, band.out()));
        band.in().ifPresent(in -> values.put(name + "_in", Expressions.threshold(metric, in)));
    }

    /** Those in the text that mean nothing here. */
    List<String> unknown(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !values.containsKey(name))
                .distinct()
                .toList();
    }

    /** All that can be said, for messages. */
    String names() {
        return String.join(", ", values.keySet());
    }

    /** The text with each known variable's value in its place. */
    String fill(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
