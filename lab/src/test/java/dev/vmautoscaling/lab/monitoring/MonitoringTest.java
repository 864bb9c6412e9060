package dev.vmautoscaling.lab.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.Waiting;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LabDirectory directory = LabDirectory.create();
    private final HttpClient client = HttpClient.newHttpClient();
    private StubControlPlane controlPlane;

    @BeforeEach
    void start() throws IOException {
        controlPlane = new StubControlPlane();
    }

    @AfterEach
    void stop() {
        controlPlane.close();
        directory.close();
        client.close();
    }

    @Test
    void the_real_checkers_accept_the_configuration() throws Exception {
        Path rules = directory.write("rules/autoscaler/svc-shop.yml", MonitoringFiles.rules("shop"));
        Path prometheus = directory.write(
                "prometheus.yml", MonitoringFiles.prometheus(plan(2), List.of(URI.create("http://127.0.0.1:1"))));
        Path alertmanager = directory.write("alertmanager.yml", MonitoringFiles.alertmanager(plan(2)));
        assertThat(outputOf("promtool", "check", "rules", "--lint-fatal", rules.toString()))
                .contains("8 rules found");
        assertThat(outputOf("promtool", "check", "config", prometheus.toString()))
                .contains("SUCCESS");
        assertThat(outputOf("amtool", "check-config", alertmanager.toString())).contains("SUCCESS");
    }

    @Test
    void high_load_becomes_a_webhook_from_each_alertmanager_of_the_pair() {
        controlPlane.busyShare = 0.95;
        try (Monitoring monitoring = Monitoring.start(plan(2), directory)) {
            Waiting.until("two webhooks for scale_out came", LIMIT, () -> webhooksFor("scale_out") >= 2);
            assertThat(value(monitoring, "service:cpu_busy:ratio{service=\"shop\"}"))
                    .contains("0.9");
            assertThat(controlPlane.webhooks.getFirst())
                    .contains("\"managed_by\":\"vm-autoscaler\"", "\"metric\":\"cpu\"", "\"service\":\"shop\"");
        }
    }

    @Test
    void discovered_targets_count_as_members_and_are_awaited_before_load_counts_as_low() {
        controlPlane.busyShare = 0.1;
        controlPlane.targets = "[{\"targets\":[\"127.0.0.1:1\"],\"labels\":{\"service\":\"shop\",\"job\":\"shop\"}}]";
        try (Monitoring monitoring = Monitoring.start(plan(1), directory)) {
            Waiting.until(
                    "the discovered target is there and down",
                    LIMIT,
                    () -> value(monitoring, "service:members:count == 2 and service:members_up:sum == 1")
                            .contains("shop"));
            assertThat(webhooksFor("scale_in"))
                    .as("low load, but one member is silent")
                    .isZero();
            controlPlane.targets = "[]";
            Waiting.until("a webhook for scale_in came", LIMIT, () -> webhooksFor("scale_in") >= 1);
        }
    }

    @Test
    void every_recorded_series_has_one_value_for_the_service_and_nothing_is_left_after_closing() {
        URI url;
        try (Monitoring monitoring = Monitoring.start(plan(1), directory)) {
            url = monitoring.prometheus();
            for (String name : List.of(
                    "service:cpu_busy:ratio",
                    "service:memory_used:ratio",
                    "service:response_time:p95",
                    "service:requests:rate",
                    "service:members_up:sum",
                    "service:members:count")) {
                Waiting.until(
                        name + " is recorded",
                        LIMIT,
                        () -> value(monitoring, "count(" + name + ") == 1").contains("value"));
            }
        }
        assertThat(isListening(url)).isFalse();
        directory.close();
        assertThat(Files.exists(directory.path())).isFalse();
    }

    private MonitoringPlan plan(int alertmanagers) {
        String target = controlPlane.url().getAuthority();
        return new MonitoringPlan(
                "shop",
                Map.of("shop-01", target),
                controlPlane.url(),
                directory.write("webhook-token", "webhook-secret"),
                directory.write("service-discovery-token", "discovery-secret"),
                alertmanagers);
    }

    private long webhooksFor(String action) {
        return controlPlane.webhooks.stream()
                .filter(body -> body.contains("\"status\":\"firing\"") && body.contains(action))
                .count();
    }

    private String value(Monitoring monitoring, String query) {
        URI uri = monitoring
                .prometheus()
                .resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isListening(URI url) {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String outputOf(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
