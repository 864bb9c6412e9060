package dev.vmautoscaling.adapters.prometheus;

import static dev.vmautoscaling.adapters.prometheus.RuleConfigs.ruled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tool.Tool;
import dev.vmautoscaling.domain.group.GroupConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTemplateTest {
    private static final String TEMPLATE = """
            groups:
              - name: ${group}
                interval: ${interval}
                rules:
                  - record: service:cpu_busy:ratio
                    expr: avg(1 - rate(node_cpu_seconds_total{${selector},mode="idle"}[${window}]))
                    labels: {service: "${service}"}
                  - record: service:members_up:sum
                    expr: sum(up{job=${job}})
                    labels: {service: "${service}"}
                  - record: service:members:count
                    expr: count(up{job=${job}})
                    labels: {service: "${service}"}
              - name: ${group}-alerts
                interval: 1m
                rules:
                  - alert: Busy
                    expr: 100 * service:cpu_busy:ratio{service="${service}"} > ${threshold_cpu_out}
                    for: ${for_out}
                    labels: {managed_by: vm-autoscaler, service: "${service}", action: scale_out, metric: cpu}
                    annotations: {revision: "${revision}", more: "{{ $labels.service }}"}
                  - alert: Bored
                    expr: 100 * service:cpu_busy:ratio{service="${service}"} < ${threshold_cpu_in}
                    for: ${for_in}
                    keep_firing_for: 1m
                    labels: {managed_by: vm-autoscaler, service: "${service}", action: scale_in, metric: cpu}
            """;

    @TempDir
    private Path directory;

    private static GroupConfig shop(String template) {
        return ruled(RuleConfigs.shop(), "template", Optional.of(template));
    }

    @Test
    void a_template_is_filled_in_and_prometheus_takes_it() throws IOException {
        RuleFile file = RuleFile.of(shop(TEMPLATE));

        assertThat(RuleTemplate.problems(shop(TEMPLATE))).isEmpty();
        assertThat(file.text())
                .contains("name: vm-autoscaler-shop-alerts", "> 75", "< 30", "for: 1m", "for: 10m", file.revision())
                .doesNotContain("${");
        Files.writeString(directory.resolve(file.name()), file.text());
        Tool.run(directory, "promtool", "check", "rules", file.name()).accepted();
    }

    @Test
    void without_a_template_and_a_query_there_is_nothing_to_judge() {
        assertThat(RuleTemplate.problems(RuleConfigs.shop())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ${window} | ${windows} | ${windows} means nothing; there are for_in, for_out, group
                    groups: | groups: [ | no YAML
                    groups: | rules: | one field, groups
                    name: ${group}-alerts | name: other | names are vm-autoscaler-shop, or begin with
                    interval: 1m | query_offset: 1m | a group has no query_offset
                    for: ${for_out} | forever: 1m | a rule has no forever
                    metric: cpu} | metric: cpu, threshold: "${threshold_cpu_out}"} | and no others
                    metric: cpu} | metric: memory} | Busy: its labels must be
                    action: scale_in | action: scale_out | another alert with the same labels
                    action: scale_in | action: scale_up | no alert for cpu asks for scale_in
                    record: service:members:count | record: members | service:members:count is not recorded
                    record: service:members:count | record: service:members_up:sum | recorded twice
                    labels: {service: "${service}"} | labels: {} | its labels must have service
                    alert: Busy | alarm: Busy | either record or alert
                    """)
    void what_would_not_work_is_told(String part, String instead, String why) {
        List<String> problems = RuleTemplate.problems(shop(TEMPLATE.replace(part, instead)));

        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(why));
    }

    @Test
    void a_query_with_an_unknown_variable_is_told() {
        assertThat(RuleTemplate.problems(RuleConfigs.withQuery("sum(x{${labels}})")))
                .singleElement()
                .asString()
                .startsWith("${labels} means nothing; there are ");
    }
}
