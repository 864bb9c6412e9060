package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.Band;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated rules do, judged by the real evaluator. Scraped every 15 s; out after 60 s, in after 10 minutes. */
class AlertRulesTest {
    private static final Map<String, String> OUT_BY_CPU =
            Map.of("managed_by", "vm-autoscaler", "service", "shop", "action", "scale_out", "metric", "cpu");
    private static final Map<String, String> IN_BY_CPU =
            Map.of("managed_by", "vm-autoscaler", "service", "shop", "action", "scale_in", "metric", "cpu");
    private static final int TEN_MINUTES = 40;

    @TempDir
    private Path directory;

    private RuleTrial shop() {
        return trial(RuleConfigs.shop());
    }

    private RuleTrial trial(GroupConfig config) {
        return new RuleTrial(directory, config);
    }

    private static Band band(double out, double in) {
        return new Band(out, Optional.of(in));
    }

    private static Band onlyOut(double out) {
        return new Band(out, Optional.empty());
    }

    @Test
    void high_cpu_asks_for_more_once_it_has_held_for_a_minute() {
        shop().member("a", 0.9, 0, 30)
                .member("b", 0.8, 0, 30)
                .records("service:cpu_busy:ratio", 20, 0.85)
                .isSilent("AutoscaleCpuHigh", 4)
                .fires(
                        "AutoscaleCpuHigh",
                        20,
                        OUT_BY_CPU,
                        Map.of("summary", "Shop: CPU 85 %, above 75 %", "value", "85", "threshold", "75"))
                .isSilent("AutoscaleCpuLow", 20)
                .holds();
    }

    @Test
    void an_idle_vm_that_joins_counts_at_once_with_its_true_value_and_raises_no_alarm() {
        shop().member("a", 0.6, 0, 60)
                .member("b", 0.6, 0, 60)
                .member("new", 0.03, 20, 40)
                .records("service:cpu_busy:ratio", 20, 0.6)
                .records("service:cpu_busy:ratio", 21, 0.41)
                .records("service:cpu_busy:ratio", 30, 0.41)
                .staysSilent(60)
                .holds();
    }

    @Test
    void exporters_that_die_raise_no_alarm_in_either_direction() {
        shop().member("a", 0.5, 0, 20)
                .member("b", 0.5, 0, 20)
                .up("a", "_x20 0x60")
                .up("b", "_x20 0x60")
                .staysSilent(80)
                .holds();
    }

    @Test
    void an_idle_service_whose_exporters_die_is_not_made_smaller() {
        shop().member("a", 0.1, 0, 20)
                .member("b", 0.1, 0, 20)
                .up("a", "_x20 0x80")
                .up("b", "_x20 1x80")
                .staysSilent(100)
                .holds();
    }

    @Test
    void a_service_without_any_data_is_left_alone() {
        shop().foreign("up{instance=\"x\",job=\"other\"}", "1x50")
                .recordsNothing("service:members:count", 20)
                .staysSilent(50)
                .holds();
    }

    @Test
    void a_whole_service_that_is_down_is_zero_members_up_and_no_load() {
        shop().up("a", "0x60")
                .up("b", "0x60")
                .records("service:members_up:sum", 20, 0)
                .records("service:members:count", 20, 2)
                .recordsNothing("service:cpu_busy:ratio", 20)
                .staysSilent(60)
                .holds();
    }

    @Test
    void one_hot_member_among_three_is_no_reason_for_more() {
        shop().member("a", 1.0, 0, 60)
                .member("b", 0.5, 0, 60)
                .member("c", 0.5, 0, 60)
                .staysSilent(60)
                .holds();
    }

    @Test
    void a_single_bad_sample_does_not_outlast_the_minute() {
        shop().series("node_cpu_seconds_total", "instance=\"a\",mode=\"idle\"", "0+7.5x20 150+0x2 157.5+7.5x30")
                .series("node_cpu_seconds_total", "instance=\"a\",mode=\"user\"", "0+7.5x20 165+15x2 202.5+7.5x30")
                .up("a", "1x60")
                .staysSilent(60)
                .holds();
    }

    @Test
    void low_cpu_of_everybody_for_ten_minutes_asks_for_fewer() {
        shop().member("a", 0.1, 0, 80)
                .member("b", 0.2, 0, 80)
                .isSilent("AutoscaleCpuLow", TEN_MINUTES)
                .fires(
                        "AutoscaleCpuLow",
                        60,
                        IN_BY_CPU,
                        Map.of(
                                "summary",
                                "Shop: CPU 15 %, with everything else low, below 30 %",
                                "value",
                                "15",
                                "threshold",
                                "30"))
                .isSilent("AutoscaleCpuHigh", 60)
                .holds();
    }

    @Test
    void with_one_member_unmeasured_nobody_asks_for_fewer() {
        shop().member("a", 0.1, 0, 100)
                .member("b", 0.1, 0, 100)
                .up("c", "0x100")
                .records("service:members_up:sum", 60, 2)
                .records("service:members:count", 60, 3)
                .staysSilent(100)
                .holds();
    }

    @Test
    void every_metric_must_be_low_before_any_asks_for_fewer() {
        GroupConfig both = RuleConfigs.watching(Map.of(Metric.CPU, band(0.75, 0.3), Metric.MEMORY, band(0.85, 0.4)));
        trial(both)
                .member("a", 0.1, 0, 100)
                .memory("a", 0.5, 100)
                .staysSilent(100)
                .holds();
        trial(both)
                .member("a", 0.1, 0, 100)
                .memory("a", 0.25, 100)
                .fires("AutoscaleCpuLow", 60, IN_BY_CPU, annotations("CPU 10 %", "%", "10", "30"))
                .fires("AutoscaleMemoryLow", 60, with(IN_BY_CPU, "memory"), annotations("memory 25 %", "%", "25", "40"))
                .holds();
        trial(both).member("a", 0.1, 0, 100).staysSilent(100).holds();
    }

    private static Map<String, String> with(Map<String, String> labels, String metric) {
        Map<String, String> changed = new HashMap<>(labels);
        changed.put("metric", metric);
        return changed;
    }

    private static Map<String, String> annotations(String what, String unit, String value, String threshold) {
        String summary = "Shop: " + what + ", with everything else low, below " + threshold + " " + unit;
        return Map.of("summary", summary, "value", value, "threshold", threshold);
    }

    @Test
    void a_metric_that_never_asks_for_fewer_forbids_it_while_it_is_high() {
        GroupConfig config = RuleConfigs.watching(Map.of(Metric.CPU, band(0.75, 0.3), Metric.MEMORY, onlyOut(0.85)));
        trial(config)
                .member("a", 0.1, 0, 100)
                .memory("a", 0.9, 100)
                .isSilent("AutoscaleCpuLow", 60)
                .fires(
                        "AutoscaleMemoryHigh",
                        60,
                        with(OUT_BY_CPU, "memory"),
                        Map.of("summary", "Shop: memory 90 %, above 85 %", "value", "90", "threshold", "85"))
                .holds();
        trial(config)
                .member("a", 0.1, 0, 100)
                .fires("AutoscaleCpuLow", 60, IN_BY_CPU, annotations("CPU 10 %", "%", "10", "30"))
                .holds();
    }

    @Test
    void slow_answers_ask_for_more_and_a_service_without_requests_for_nothing() {
        GroupConfig config = RuleConfigs.watching(Map.of(Metric.RESPONSE_TIME, band(0.5, 0.1)));
        trial(config)
                .member("a", 0.5, 0, 100)
                .series("http_request_duration_seconds_bucket", "instance=\"a\",le=\"0.5\"", "0+10x100")
                .series("http_request_duration_seconds_bucket", "instance=\"a\",le=\"1\"", "0+100x100")
                .series("http_request_duration_seconds_bucket", "instance=\"a\",le=\"+Inf\"", "0+100x100")
                .fires(
                        "AutoscaleResponseTimeHigh",
                        60,
                        with(OUT_BY_CPU, "response_time"),
                        Map.of(
                                "summary",
                                "Shop: 95th percentile 0.9722 s, above 0.5 s",
                                "value",
                                "0.9722",
                                "threshold",
                                "0.5"))
                .holds();
        trial(config)
                .member("a", 0.5, 0, 100)
                .series("http_request_duration_seconds_bucket", "instance=\"a\",le=\"1\"", "7x100")
                .series("http_request_duration_seconds_bucket", "instance=\"a\",le=\"+Inf\"", "7x100")
                .staysSilent(100)
                .holds();
    }

    @Test
    void requests_are_counted_per_member_that_is_up() {
        GroupConfig config = RuleConfigs.watching(Map.of(Metric.REQUESTS, onlyOut(100)));
        RuleTrial two = trial(config).member("a", 0.5, 0, 60).member("b", 0.5, 0, 60);
        two.series("http_requests_total", "instance=\"a\"", "0+" + two.step(90) + "x60")
                .series("http_requests_total", "instance=\"b\"", "0+" + two.step(90) + "x60")
                .records("service:requests:rate", 40, 180)
                .staysSilent(60)
                .holds();
        RuleTrial busy = trial(config).member("a", 0.5, 0, 60);
        busy.series("http_requests_total", "instance=\"a\"", "0+" + busy.step(120) + "x60")
                .fires(
                        "AutoscaleRequestsHigh",
                        40,
                        with(OUT_BY_CPU, "requests"),
                        Map.of(
                                "summary",
                                "Shop: 120 requests/s per member, above 100",
                                "value",
                                "120",
                                "threshold",
                                "100"))
                .holds();
        RuleTrial down = trial(config).up("a", "0x60");
        down.series("http_requests_total", "instance=\"a\"", "0+" + down.step(120) + "x60")
                .staysSilent(60)
                .holds();
    }

    @Test
    void an_own_query_asks_for_more_above_its_target() {
        trial(RuleConfigs.withQuery("sum by (queue) (queue_length{${selector}}) # jobs"))
                .member("a", 0.5, 0, 60)
                .series("queue_length", "queue=\"a\"", "150x60")
                .series("queue_length", "queue=\"b\"", "20x60")
                .records("service:promql:value", 20, 150)
                .fires(
                        "AutoscalePromqlHigh",
                        30,
                        with(OUT_BY_CPU, "promql"),
                        Map.of("summary", "Shop: own query 150, above 100", "value", "150", "threshold", "100"))
                .holds();
    }
}
