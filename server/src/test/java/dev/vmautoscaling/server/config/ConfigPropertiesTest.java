package dev.vmautoscaling.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every config, tried on many that are made by chance from a fixed seed. */
class ConfigPropertiesTest {
    private static final int CONFIGS = 500;

    static Stream<Map<String, Object>> configs() {
        Random random = new Random(20251120);
        return IntStream.range(0, CONFIGS).mapToObj(i -> config(random));
    }

    /** Within all rules. */
    private static Map<String, Object> config(Random random) {
        Map<String, Object> config = new LinkedHashMap<>(Documents.shopConfig());
        int min = 1 + random.nextInt(20);
        int inStep = 1 + random.nextInt(3);
        int out = 20 + random.nextInt(80);
        int highestIn = (out * min - 1) / (min + inStep);
        config.put(
                "scaling",
                Map.of(
                        "min", min,
                        "max", min + random.nextInt(99 - min),
                        "outStep", 1 + random.nextInt(9),
                        "inStep", inStep,
                        "outCooldown", 1 + random.nextInt(3_600) + "s",
                        "stabilization", random.nextInt(24) + "h"));
        Map<String, Object> monitoring = new HashMap<>(Map.of("prometheus", "prom", "job", "job" + random.nextInt()));
        monitoring.put(
                "cpu",
                random.nextBoolean() && highestIn > 0
                        ? Map.of("out", out, "in", 1 + random.nextInt(highestIn))
                        : Map.of("out", out));
        if (random.nextBoolean()) {
            monitoring.put("responseTime", Map.of("out", 2 + random.nextInt(5_000) + "ms", "in", "1ms"));
        }
        if (random.nextBoolean()) {
            monitoring.put("scrapeInterval", 1 + random.nextInt(120) + "s");
        }
        config.put("monitoring", monitoring);
        config.put("protection", Map.of("created", random.nextBoolean()));
        return config;
    }

    private static GroupDocument read(Object tree) {
        Findings findings = new Findings();
        GroupDocument document =
                Binding.bind(tree, GroupDocument.class, findings).orElseThrow();
        assertThat(findings.errors()).isEmpty();
        return document;
    }

    private static Map<String, Object> tree(GroupDocument document) {
        return Records.tree(ConfigMapping.document(ConfigMapping.config(document), document.enabled()));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void a_config_comes_back_from_the_domain_as_the_same(Map<String, Object> config) {
        Map<String, Object> there = tree(read(config));
        assertThat(tree(read(there))).isEqualTo(there);
        assertThat(ConfigMapping.config(read(there))).isEqualTo(ConfigMapping.config(read(config)));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void nothing_laid_over_a_config_leaves_it_and_itself_does_too(Map<String, Object> config) {
        Map<String, Object> there = tree(read(config));
        assertThat(Trees.merged(there, Map.of())).isEqualTo(there);
        assertThat(Trees.merged(there, there)).isEqualTo(there);
        assertThat(Trees.differences(there, there)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void what_is_laid_over_a_config_is_what_differs(Map<String, Object> config) {
        Map<String, Object> before = tree(read(config));
        Map<String, Object> after = tree(read(Trees.merged(
                before,
                Map.of("template", "another", "network", Map.of("quarantine", "61m"), "displayName", "Other"))));
        assertThat(Trees.differences(before, after))
                .extracting(Trees.Difference::field)
                .containsExactly("displayName", "network.quarantine", "template");
    }

    private record Limit(String section, String field, Object tooLow, Object tooHigh) {}

    private static final List<Limit> LIMITS = List.of(
            new Limit("scaling", "outStep", 0, 100),
            new Limit("scaling", "outCooldown", "0s", "25h"),
            new Limit("scaling", "inCooldown", "0s", "25h"),
            new Limit("scaling", "warmUp", "-1s", "25h"),
            new Limit("monitoring", "metricsPort", 0, 65_536),
            new Limit("monitoring", "outFor", "0s", "25h"),
            new Limit("monitoring", "inFor", "0s", "25h"),
            new Limit("monitoring", "staleAfter", "0s", "61m"),
            new Limit("monitoring", "scrapeInterval", "0s", "121s"),
            new Limit("loadBalancer", "vipPort", 0, 65_536),
            new Limit("loadBalancer", "memberPort", 0, 65_536),
            new Limit("loadBalancer", "healthPasses", 0, 21),
            new Limit("loadBalancer", "drainDeadline", "0s", "25h"),
            new Limit("network", "quarantine", "-1s", "721h"),
            new Limit("boot", "limit", "0s", "25h"));

    /** Whatever else a config says, a value beyond its limit is told by itself, with what is allowed. */
    @ParameterizedTest
    @MethodSource("configs")
    void a_value_beyond_its_limit_is_told_with_its_path(Map<String, Object> config) {
        Random random = new Random(config.hashCode());
        Limit limit = LIMITS.get(random.nextInt(LIMITS.size()));
        Object bad = random.nextBoolean() ? limit.tooLow() : limit.tooHigh();
        Findings findings = new Findings();
        Object spoiled = Trees.merged(config, Map.of(limit.section(), Map.of(limit.field(), bad)));
        Binding.bind(java.util.Objects.requireNonNull(spoiled), GroupDocument.class, findings);

        assertThat(findings.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(limit.section() + "." + limit.field());
            assertThat(error.rejected()).isEqualTo(bad.toString());
            assertThat(error.allowed()).isNotEmpty();
        });
    }

    @Test
    void broken_rules_of_all_sections_are_told_at_once() {
        Map<String, Object> config = new LinkedHashMap<>(Documents.shopConfig());
        LIMITS.forEach(limit -> {
            Object section = Trees.merged(config.get(limit.section()), Map.of(limit.field(), limit.tooHigh()));
            config.put(limit.section(), java.util.Objects.requireNonNull(section));
        });
        Findings findings = new Findings();
        Binding.bind(config, GroupDocument.class, findings);
        assertThat(findings.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrderElementsOf(LIMITS.stream()
                        .map(limit -> limit.section() + "." + limit.field())
                        .toList());
    }
}
