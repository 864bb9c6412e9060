package dev.vmautoscaling.adapters.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.Band;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for users tells of every variable and every series, and of no others. */
class AlertRulesPageTest {
    private static List<String> told(String pattern) throws IOException {
        String page = Files.readString(Path.of("../docs/alert-rules.md"));
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void it_tells_of_every_variable() throws IOException {
        Band both = new Band(2, Optional.of(1.0));
        Map<Metric, Band> all =
                Arrays.stream(Metric.values()).collect(Collectors.toMap(Function.identity(), metric -> both));
        List<String> known =
                List.of(Variables.of(RuleConfigs.watching(all)).names().split(", "));

        // memory's are named by "the same for memory"
        assertThat(told("\\$\\{([a-z_]+)}"))
                .containsExactlyElementsOf(known.stream()
                        .filter(name -> !name.startsWith("threshold_memory"))
                        .sorted()
                        .toList());
    }

    @Test
    void it_tells_of_every_recorded_series() throws IOException {
        assertThat(told("`(service:[a-z_]+:[a-z0-9]+)`"))
                .contains(Queries.MEMBERS_UP, Queries.MEMBERS_KNOWN)
                .containsAll(
                        Arrays.stream(Metric.values()).map(Metric::recordedAs).toList())
                .hasSize(Metric.values().length + 2);
    }
}
