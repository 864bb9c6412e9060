package dev.vmautoscaling.lab.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.wire.AlertmanagerListing;
import dev.vmautoscaling.lab.wire.Http;
import dev.vmautoscaling.lab.wire.PrometheusListing;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LabDirectory directory = LabDirectory.create();
    private final ExporterPage exporter = new ExporterPage();

    @AfterEach
    void stop() {
        exporter.close();
        directory.close();
    }

    @Test
    void the_real_checkers_accept_the_files() throws Exception {
        Path prometheus = directory.write(
                "prometheus.yml", MonitoringFiles.prometheus(plan(2), List.of(URI.create("http://127.0.0.1:1"))));
        Path alertmanager = directory.write("alertmanager.yml", MonitoringFiles.ALERTMANAGER);

        assertThat(outputOf("promtool", "check", "config", prometheus.toString()))
                .contains("SUCCESS");
        assertThat(outputOf("amtool", "check-config", alertmanager.toString())).contains("SUCCESS");
    }

    @Test
    void it_scrapes_the_members_that_were_there_before_and_has_nothing_of_scaling() throws IOException {
        try (Monitoring monitoring = Monitoring.start(plan(1), directory)) {
            PrometheusListing prometheus = new PrometheusListing(monitoring.prometheus());
            Waiting.until(
                    "the base member is scraped",
                    LIMIT,
                    () -> prometheus
                            .value("up{job=\"shop\", service=\"shop\", instance=\"shop-01\"} == 1")
                            .isPresent());

            assertThat(prometheus.targets())
                    .containsExactly(exporter.url().resolve("/metrics").toString());
            assertThat(Files.readString(monitoring.prometheusFile())).doesNotContain("autoscal", "rule_files");
            assertThat(monitoring.rulesDirectory()).doesNotExist();
            assertThat(monitoring.alertmanagerFiles())
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("autoscal"));
        }
    }

    @Test
    void what_others_put_into_its_files_is_loaded_and_alerts_reach_each_alertmanager_of_the_pair() throws IOException {
        try (Monitoring monitoring = Monitoring.start(plan(2), directory)) {
            Path rules = Files.createDirectories(monitoring.rulesDirectory()).resolve("any.yml");
            Files.writeString(rules, """
                    groups:
                      - name: any
                        rules: [{alert: Any, expr: 'up == 1', labels: {service: shop, action: scale_out}}]
                    """);
            String before = Files.readString(monitoring.prometheusFile());
            Files.writeString(monitoring.prometheusFile(), before + "rule_files: ['" + rules + "']\n");
            reload(monitoring.prometheus());

            for (URI one : monitoring.alertmanagers()) {
                AlertmanagerListing listing = new AlertmanagerListing(one);
                Waiting.until(
                        "the alert fires in " + one,
                        LIMIT,
                        () -> listing.startsAt("shop", "scale_out").isPresent());
            }
        }
    }

    @Test
    void nothing_is_left_after_closing() {
        URI url;
        try (Monitoring monitoring = Monitoring.start(plan(1), directory)) {
            url = monitoring.prometheus();
        }

        assertThat(isListening(url)).isFalse();
        directory.close();
        assertThat(Files.exists(directory.path())).isFalse();
    }

    private MonitoringPlan plan(int alertmanagers) {
        return new MonitoringPlan("shop", Map.of("shop-01", exporter.url().getAuthority()), alertmanagers);
    }

    private static void reload(URI prometheus) {
        Http.plain()
                .text(HttpRequest.newBuilder(prometheus.resolve("/-/reload"))
                        .POST(HttpRequest.BodyPublishers.noBody()));
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
