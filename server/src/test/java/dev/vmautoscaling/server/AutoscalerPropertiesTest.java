package dev.vmautoscaling.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AutoscalerPropertiesTest {
    private static AutoscalerProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("autoscaler", AutoscalerProperties.class);
    }

    @Test
    void every_property_has_a_default() {
        assertThat(bound(Map.of()))
                .isEqualTo(new AutoscalerProperties(
                        Path.of("data"),
                        new AutoscalerProperties.Evaluation(Duration.ofSeconds(10)),
                        new AutoscalerProperties.Decisions(Duration.ofDays(90)),
                        new AutoscalerProperties.Alerts(
                                Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5)),
                        new AutoscalerProperties.Operations(64, 8, 8),
                        new AutoscalerProperties.Drift(Duration.ofMinutes(5), false),
                        new AutoscalerProperties.Logs("")));
    }

    @Test
    void every_property_can_be_set_by_its_key() {
        assertThat(bound(Map.of(
                        "autoscaler.data-dir", "/var/lib/autoscaler",
                        "autoscaler.evaluation.interval", "2s",
                        "autoscaler.decisions.keep", "30d",
                        "autoscaler.alerts.read-interval", "30s",
                        "autoscaler.alerts.late-after", "1m",
                        "autoscaler.alerts.gone-after", "10m",
                        "autoscaler.operations.per-vcenter", "20",
                        "autoscaler.operations.per-host", "4",
                        "autoscaler.operations.per-datastore", "5")))
                .isEqualTo(new AutoscalerProperties(
                        Path.of("/var/lib/autoscaler"),
                        new AutoscalerProperties.Evaluation(Duration.ofSeconds(2)),
                        new AutoscalerProperties.Decisions(Duration.ofDays(30)),
                        new AutoscalerProperties.Alerts(
                                Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(10)),
                        new AutoscalerProperties.Operations(20, 4, 5),
                        new AutoscalerProperties.Drift(Duration.ofMinutes(5), false),
                        new AutoscalerProperties.Logs("")));
    }

    @Test
    void drift_is_looked_for_and_put_right_as_often_as_is_said() {
        assertThat(bound(Map.of("autoscaler.drift.interval", "1m", "autoscaler.drift.repair", "true"))
                        .drift())
                .isEqualTo(new AutoscalerProperties.Drift(Duration.ofMinutes(1), true));
    }

    @Test
    void a_loop_that_never_rests_is_refused() {
        assertThatThrownBy(() -> bound(Map.of("autoscaler.evaluation.interval", "0s")))
                .hasRootCauseMessage("autoscaler.evaluation.interval must be at least PT0.1S, not PT0S");
    }

    @Test
    void the_search_of_the_log_is_an_address() {
        String search = "https://grafana.example/explore?event={event}";
        assertThat(bound(Map.of("autoscaler.logs.search", search)).logs())
                .isEqualTo(new AutoscalerProperties.Logs(search));
        assertThatThrownBy(() -> bound(Map.of("autoscaler.logs.search", "javascript:alert(1)")))
                .hasRootCauseMessage("autoscaler.logs.search must begin with http:// or https://");
    }
}
