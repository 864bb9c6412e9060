package dev.vmautoscaling.adapters.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.alert.Alert.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {
    private static final String ONE = """
            {"version":"4","status":"firing","alerts":[{"status":"firing","labels":{"managed_by":"vm-autoscaler",\
            "service":"shop"},"startsAt":"2026-11-23T12:00:00+09:00","fingerprint":"f1"}]}""";

    /** Bodies that two real Alertmanagers sent; the last column tells each alert's status. */
    @ParameterizedTest
    @CsvSource({
        "0.25/01_hook_firing_1alerts_f, F",
        "0.25/04_hook_firing_2alerts_f, FF",
        "0.25/05_hook_firing_2alerts_fr, RF",
        "0.25/10_hook_firing_3alerts_f, FFF",
        "0.25/14_hook_resolved_3alerts_r, RRR",
        "0.33/01_hook_firing_1alerts_f, F",
        "0.33/03_hook_firing_2alerts_f, FF",
        "0.33/05_max2_firing_2alerts_fr, RF",
        "0.33/09_hook_firing_3alerts_f, FFF",
        "0.33/13_hook_resolved_3alerts_r, RRR"
    })
    void reads_what_real_ones_sent(String recording, String statuses) throws IOException {
        List<Alert> alerts = Webhook.alerts(recorded(recording));

        assertThat(alerts).allMatch(alert -> alert.service().equals(Optional.of("shop")));
        assertThat(alerts).allMatch(alert -> alert.endsAt().isPresent() == (alert.status() == Status.RESOLVED));
        assertThat(alerts.stream()
                        .map(alert -> alert.status().name().substring(0, 1))
                        .reduce("", String::concat))
                .isEqualTo(statuses);
    }

    @Test
    void keeps_every_field() throws IOException {
        Alert resolved =
                Webhook.alerts(recorded("0.33/05_max2_firing_2alerts_fr")).getFirst();

        assertThat(resolved.fingerprint()).isEqualTo("e7c96e95944a6dc4");
        assertThat(resolved.labels()).containsEntry("action", "scale_out").containsEntry("vm", "shop-vm1");
        assertThat(resolved.annotations().get("summary")).contains("서비스");
        assertThat(resolved.startsAt()).isEqualTo(Instant.parse("2026-11-23T00:27:22.242Z"));
        assertThat(resolved.endsAt()).contains(Instant.parse("2026-11-23T00:28:04.242Z"));
    }

    @Test
    void reads_times_of_any_zone_and_needs_no_annotations() {
        assertThat(Webhook.alerts(bytes(ONE))).singleElement().satisfies(alert -> {
            assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
            assertThat(alert.annotations()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":\"4\" | \"version\":\"5\" | version",
                "\"version\":\"4\", |  | version",
                "\"alerts\":[ | \"alarms\":[ | alerts: an array",
                "\"status\":\"firing\",\"labels\" | \"status\":\"pending\",\"labels\" | alerts[0].status",
                "\"service\":\"shop\" | \"service\":1 | alerts[0].labels.service",
                "\"fingerprint\":\"f1\" | \"fingerprint\":null | alerts[0].fingerprint",
                "2026-11-23T12 | yesterday | alerts[0].startsAt",
                "]} | ] | no JSON"
            })
    void says_what_is_wrong(String right, String wrong, String complaint) {
        String body = ONE.replace(right, wrong == null ? "" : wrong);

        assertThatExceptionOfType(MalformedWebhook.class)
                .isThrownBy(() -> Webhook.alerts(bytes(body)))
                .withMessageContaining(complaint);
    }

    @Test
    void refuses_what_is_too_large_or_too_deep() {
        assertThatExceptionOfType(MalformedWebhook.class)
                .isThrownBy(() -> Webhook.alerts(new byte[Webhook.MAX_SIZE + 1]))
                .withMessageContaining("larger");
        assertThatExceptionOfType(MalformedWebhook.class).isThrownBy(() -> Webhook.alerts(bytes("[".repeat(100_000))));
    }

    private static byte[] recorded(String name) throws IOException {
        try (InputStream file = WebhookTest.class.getResourceAsStream("/alertmanager/" + name + ".json")) {
            return bytes(JsonMapper.shared()
                    .readTree(Objects.requireNonNull(file).readAllBytes())
                    .path("body")
                    .toString());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
