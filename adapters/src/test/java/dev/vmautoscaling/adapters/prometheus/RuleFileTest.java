package dev.vmautoscaling.adapters.prometheus;

import static dev.vmautoscaling.adapters.prometheus.RuleConfigs.monitored;
import static dev.vmautoscaling.adapters.prometheus.RuleConfigs.ruled;
import static dev.vmautoscaling.scaling.Configs.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tool.Tool;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.RuleOptions;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.policy.Band;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class RuleFileTest {
    private static final List<String> PIECES = List.of(
            "shop",
            " ",
            "'",
            "\"",
            "\\",
            "{{",
            "}}",
            "{",
            "$value",
            "$labels",
            "${service}",
            "#",
            ": ",
            "- ",
            "\n",
            "\t",
            "%",
            "`",
            "주문",
            "🛒",
            "\u0000",
            "\u2028",
            "~",
            "null",
            "|",
            "&a",
            "*a",
            "!x");
    private static final List<String> QUERIES = List.of(
            "sum(queue_length{${selector}})",
            "max_over_time(queue_length{service=\"${service}\"}[${window}]) # the longest",
            "sum(rate(jobs_total{job=${job}}[${window}]))\n  /\nsum(up{${selector}})",
            "up{instance=~\"a|b\",x!='it\\'s'} > bool ${threshold_promql_out}",
            "label_replace(up, \"a\", \"${1}\", \"b\", \"(.*)\")");

    @TempDir
    private Path directory;

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static GroupConfig config(Random random, int number) {
        Map<Metric, Band> bands = new HashMap<>();
        for (Metric metric : Metric.values()) {
            if (random.nextBoolean() || metric == Metric.CPU) {
                double out = Math.round(1 + random.nextDouble() * 99) / (metric == Metric.PROMQL ? 0.001 : 100.0);
                bands.put(metric, new Band(out, random.nextBoolean() ? Optional.of(out / 3) : Optional.empty()));
            }
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            labels.put("label" + random.nextInt(5), text(random, 5));
        }
        AlertProfile profile = switch (random.nextInt(4)) {
            case 0 -> AlertProfile.STANDARD;
            case 1 -> AlertProfile.FAST;
            case 2 -> AlertProfile.scrapedEvery(Duration.ofSeconds(1));
            default -> AlertProfile.scrapedEvery(Duration.ofMillis(1_000 + random.nextInt(119_000)));
        };
        RuleOptions rules = new RuleOptions(
                labels,
                random.nextBoolean() ? Optional.of(text(random, 5)) : Optional.empty(),
                RuleOptions.ResponseTimes.values()[random.nextInt(2)],
                "app:requests_total",
                random.nextBoolean() ? Optional.of(Duration.ofSeconds(30)) : Optional.empty(),
                Optional.empty());
        GroupConfig config =
                with(with(RuleConfigs.watching(bands), "displayName", text(random, 8)), "service", name(number));
        return monitored(
                monitored(
                        monitored(monitored(config, "job", text(random, 6)), "profile", profile),
                        "promql",
                        bands.containsKey(Metric.PROMQL)
                                ? Optional.of(QUERIES.get(random.nextInt(QUERIES.size())))
                                : Optional.empty()),
                "rules",
                rules);
    }

    /** Also what YAML could take for something else than a name. */
    private static String name(int number) {
        List<String> odd = List.of("no", "null", "on", "y", "true", "off", "e3", "a-b--c");
        return number < odd.size() ? odd.get(number) : "s" + number;
    }

    private static Map<?, ?> read(RuleFile file) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(file.text());
    }

    private static List<Map<?, ?>> rules(RuleFile file) {
        List<Map<?, ?>> rules = new ArrayList<>();
        for (Object group : (List<?>) read(file).get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                rules.add((Map<?, ?>) rule);
            }
        }
        return rules;
    }

    @Test
    void any_config_gives_rules_that_prometheus_takes_with_labels_that_never_change() throws IOException {
        Random random = new Random(20_261_123);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            GroupConfig config = config(random, i);
            RuleFile file = RuleFile.of(config);
            Files.writeString(directory.resolve(file.name()), file.text());
            files.add(file.name());
            assertThat(RuleTemplate.problems(config)).as(file.text()).isEmpty();
            assertThat(RuleTemplate.problems(ruled(config, "template", Optional.of(file.text()))))
                    .as("by the rules for templates: %s", file.text())
                    .isEmpty();
        }

        Tool.run(directory, List.of("promtool", "check", "rules", "--lint-fatal"), files)
                .accepted();
    }

    @Test
    void a_threshold_and_times_change_nothing_that_prometheus_knows_an_alert_by() {
        GroupConfig before = RuleConfigs.watching(Map.of(Metric.CPU, new Band(0.75, Optional.of(0.3))));
        GroupConfig after = with(
                before,
                "thresholds",
                with(
                        with(before.thresholds(), "bands", Map.of(Metric.CPU, new Band(0.8, Optional.of(0.2)))),
                        "outFor",
                        Duration.ofMinutes(2)));

        assertThat(RuleFile.of(after).text()).isNotEqualTo(RuleFile.of(before).text());
        assertThat(RuleFile.of(after).revision())
                .isNotEqualTo(RuleFile.of(before).revision());
        assertThat(RuleFile.of(after).name()).isEqualTo(RuleFile.of(before).name());
        assertThat(identities(after)).isEqualTo(identities(before)).isNotEmpty();
    }

    private static List<List<Object>> identities(GroupConfig config) {
        return rules(RuleFile.of(config)).stream()
                .map(rule -> List.<Object>of(
                        Optional.<Object>ofNullable(rule.get("alert")).orElse(""), rule.get("labels")))
                .toList();
    }

    @Test
    void every_alert_tells_the_revision_of_its_file() {
        RuleFile file = RuleFile.of(RuleConfigs.shop());

        assertThat(rules(file).stream().filter(rule -> rule.containsKey("alert")))
                .hasSize(2)
                .allSatisfy(rule -> assertThat(((Map<?, ?>) rule.get("annotations")).get("revision"))
                        .isEqualTo(file.revision()));
        assertThat(file.text()).doesNotContain("${").doesNotContain("query_offset");
    }

    @Test
    void a_costly_query_has_a_group_and_an_interval_of_its_own() {
        GroupConfig config = ruled(
                RuleConfigs.withQuery("sum(queue_length)"), "promqlInterval", Optional.of(Duration.ofSeconds(30)));

        assertThat((List<?>) read(RuleFile.of(config)).get("groups"))
                .extracting(group -> ((Map<?, ?>) group).get("name") + " " + ((Map<?, ?>) group).get("interval"))
                .containsExactly("vm-autoscaler-shop-promql 30s", "vm-autoscaler-shop 15s");
    }

    @Test
    void members_are_found_by_job_and_labels_alone_wherever_they_come_from() {
        GroupConfig config = ruled(
                monitored(RuleConfigs.shop(), "job", "all \"linux\""), "labels", Map.of("tier", "web", "app", "shop"));

        assertThat(RuleFile.of(config).text()).contains("sum(up{job=\"all \\\"linux\\\"\",app=\"shop\",tier=\"web\"})");
    }

    /** Of the thread's own time: how busy the machine is otherwise does not matter. */
    @Test
    void a_thousand_services_take_less_than_a_second() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        GroupConfig shop = RuleConfigs.shop();
        long started = threads.getCurrentThreadCpuTime();
        long characters = 0;
        for (int i = 0; i < 1_000; i++) {
            characters += RuleFile.of(with(shop, "service", "s" + i)).text().length();
        }

        assertThat(characters).isGreaterThan(1_000_000);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - started))
                .isLessThan(Duration.ofSeconds(1));
    }
}
