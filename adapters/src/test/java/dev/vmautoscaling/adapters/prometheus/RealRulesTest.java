package dev.vmautoscaling.adapters.prometheus;

import static dev.vmautoscaling.adapters.prometheus.RuleConfigs.monitored;
import static dev.vmautoscaling.scaling.Configs.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In the real program: an alert that waits for its time goes on waiting when its threshold changes. */
class RealRulesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static GroupConfig config(double threshold) {
        GroupConfig queued = RuleConfigs.withQuery("sum(queue_length{${selector}})");
        GroupConfig patient = with(
                queued,
                "thresholds",
                with(
                        with(
                                queued.thresholds(),
                                "bands",
                                Map.of(Metric.PROMQL, new Band(threshold, Optional.empty()))),
                        "outFor",
                        Duration.ofHours(1)));
        return monitored(patient, "profile", AlertProfile.scrapedEvery(Duration.ofSeconds(1)));
    }

    @Test
    void an_alert_keeps_how_long_its_condition_has_held_over_a_change_of_its_threshold() throws Exception {
        HttpServer page = page("queue_length 150\n");
        try (LabDirectory directory = LabDirectory.create();
                LoopbackServer prometheus = prometheus(directory, page);
                HttpClient http = HttpClient.newHttpClient()) {
            JsonNode before =
                    await(http, prometheus, rule -> !rule.path("alerts").isEmpty());
            directory.write(RuleFile.name("shop"), RuleFile.of(config(120)).text());
            HttpRequest reload = HttpRequest.newBuilder(prometheus.url().resolve("/-/reload"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(reload, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

            JsonNode after = await(
                    http,
                    prometheus,
                    rule -> rule.path("query").asString().contains("> 120")
                            && revision(rule).equals(RuleFile.of(config(120)).revision()));

            assertThat(revision(before)).isEqualTo(RuleFile.of(config(100)).revision());
            assertThat(activeAt(after)).isEqualTo(activeAt(before)).isNotEmpty();
        } finally {
            page.stop(0);
        }
    }

    private static HttpServer page(String text) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static LoopbackServer prometheus(LabDirectory directory, HttpServer page) {
        directory.write(RuleFile.name("shop"), RuleFile.of(config(100)).text());
        String configuration = directory
                .write("prometheus.yml", """
                global: {scrape_interval: 1s}
                rule_files: [svc-*.yml]
                scrape_configs: [{job_name: shop, static_configs: [{targets: ['127.0.0.1:%d']}]}]
                """.formatted(page.getAddress().getPort()))
                .toString();
        String data = directory.directory("data").toString();
        return LoopbackServer.start(
                "prometheus",
                directory.path().resolve("prometheus.log"),
                "/-/ready",
                PATIENCE,
                port -> List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-lifecycle"));
    }

    /** The alert's rule, as soon as it is as wanted. */
    private static JsonNode await(HttpClient http, LoopbackServer prometheus, Predicate<JsonNode> wanted)
            throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(prometheus.url().resolve("/api/v1/rules?type=alert"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode groups = JsonMapper.shared()
                    .readTree(http.send(ask, BodyHandlers.ofString()).body())
                    .path("data")
                    .path("groups");
            JsonNode rule = groups.path(0).path("rules").path(0);
            if (wanted.test(rule)) {
                return rule;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("not within " + PATIENCE);
    }

    private static String activeAt(JsonNode rule) {
        return rule.path("alerts").path(0).path("activeAt").asString("");
    }

    private static String revision(JsonNode rule) {
        return rule.path("alerts").path(0).path("annotations").path("revision").asString("");
    }
}
