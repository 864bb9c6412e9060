package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.tool.Tool;
import dev.vmautoscaling.adapters.yaml.YamlWriter;
import dev.vmautoscaling.domain.group.GroupConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A story of series and what the generated rules make of it, told to {@code promtool test rules}. Counts are of scrapes. */
final class RuleTrial {
    private final Path directory;
    private final GroupConfig config;
    private final RuleFile file;
    private final long scrapeMillis;
    private final List<Map<String, String>> series = new ArrayList<>();
    private final List<Map<String, Object>> alertTests = new ArrayList<>();
    private final List<Map<String, Object>> valueTests = new ArrayList<>();

    RuleTrial(Path directory, GroupConfig config) {
        this.directory = directory;
        this.config = config;
        this.file = RuleFile.of(config);
        this.scrapeMillis = config.monitoring().profile().scrape().toMillis();
    }

    /** Values in the notation of promtool. */
    RuleTrial series(String name, String labels, String values) {
        return foreign(
                name + "{job=" + Expressions.quoted(config.monitoring().job())
                        + (labels.isEmpty() ? "" : "," + labels)
                        + "}",
                values);
    }

    /** A series of another job. */
    RuleTrial foreign(String name, String values) {
        series.add(Map.of("series", name, "values", values));
        return this;
    }

    /** A member that is scraped {@code count} times from the {@code first} scrape on, with this share of its CPU busy. */
    RuleTrial member(String name, double busy, int first, int count) {
        String before = first == 0 ? "" : "_x" + first + " ";
        String idle = before + "1000+" + step(1 - busy) + "x" + (count - 1);
        String user = before + "1000+" + step(busy) + "x" + (count - 1);
        return series("node_cpu_seconds_total", "instance=\"" + name + "\",cpu=\"0\",mode=\"idle\"", idle)
                .series("node_cpu_seconds_total", "instance=\"" + name + "\",cpu=\"0\",mode=\"user\"", user)
                .up(name, before + "1x" + (count - 1));
    }

    RuleTrial up(String name, String values) {
        return series("up", "instance=\"" + name + "\"", values);
    }

    RuleTrial memory(String name, double used, int count) {
        return series("node_memory_MemTotal_bytes", "instance=\"" + name + "\"", "1000x" + count)
                .series("node_memory_MemAvailable_bytes", "instance=\"" + name + "\"", 1000 * (1 - used) + "x" + count);
    }

    /** A rate per second as a step per scrape. */
    String step(double perSecond) {
        return String.valueOf(perSecond * scrapeMillis / 1000);
    }

    /** None of our alerts fires at any evaluation until then. */
    RuleTrial staysSilent(int scrapes) {
        for (String alert : file.text()
                .lines()
                .filter(line -> line.contains("alert: "))
                .map(line -> line.replaceAll(".*alert: ", ""))
                .toList()) {
            for (int i = 0; i <= scrapes; i += 2) {
                expect(alert, i, List.of());
            }
        }
        return this;
    }

    RuleTrial isSilent(String alert, int scrape) {
        return expect(alert, scrape, List.of());
    }

    /** The alert fires alone, with these labels and these annotations beside the revision. */
    RuleTrial fires(String alert, int scrape, Map<String, String> labels, Map<String, String> annotations) {
        Map<String, String> all = new LinkedHashMap<>(annotations);
        all.put("revision", file.revision());
        return expect(alert, scrape, List.of(Map.of("exp_labels", labels, "exp_annotations", all)));
    }

    private RuleTrial expect(String alert, int scrape, List<?> alerts) {
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("eval_time", time(scrape));
        test.put("alertname", alert);
        test.put("exp_alerts", alerts);
        alertTests.add(test);
        return this;
    }

    /** What is recorded, to three digits behind the point. */
    RuleTrial records(String name, int scrape, double value) {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("labels", "{service=\"" + config.service() + "\"}");
        sample.put("value", value);
        return value(name, scrape, List.of(sample));
    }

    RuleTrial recordsNothing(String name, int scrape) {
        return value(name, scrape, List.of());
    }

    private RuleTrial value(String name, int scrape, List<?> samples) {
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("expr", "round(" + name + ", 0.001)");
        test.put("eval_time", time(scrape));
        test.put("exp_samples", samples);
        valueTests.add(test);
        return this;
    }

    private String time(int scrape) {
        return Expressions.duration(Duration.ofMillis(scrape * scrapeMillis));
    }

    /** Runs it; whatever came otherwise fails, in promtool's words. */
    void holds() {
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("interval", time(1));
        test.put("input_series", series);
        test.put("alert_rule_test", alertTests);
        test.put("promql_expr_test", valueTests);
        Map<String, Object> trial = new LinkedHashMap<>();
        trial.put("rule_files", List.of(file.name()));
        trial.put("evaluation_interval", time(1));
        trial.put("tests", List.of(test));
        try {
            Files.writeString(directory.resolve(file.name()), file.text());
            Files.writeString(directory.resolve("trial.yml"), String.join("\n", YamlWriter.block(trial)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(directory, "promtool", "test", "rules", "trial.yml").accepted();
    }
}
