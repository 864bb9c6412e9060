package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.server.persistence.AlertStore;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.Paging;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Over real HTTP: what Alertmanager and Prometheus do. */
@WebTest
class WebhookTest {
    @LocalServerPort
    int port;

    @Autowired
    AlertStore alerts;

    @Autowired
    WebContext.Asked asked;

    @Autowired
    JdbcDecisions decisions;

    @Autowired
    SettableTime time;

    private final JdbcClient jdbc;
    private final Api api;
    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    WebhookTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void nothing_is_there() {
        Api.empty(jdbc);
        asked.evaluations.set(0);
        asked.gaps.set(0);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void an_alert_is_kept_and_the_evaluation_looks_at_once_and_a_repeat_changes_nothing() throws Exception {
        assertThat(post(body("firing", "a1")).statusCode()).isEqualTo(200);
        assertThat(post(body("firing", "a1")).body()).isEqualTo("{\"received\":1,\"news\":0}");

        assertThat(asked.evaluations).hasValue(1);
        assertThat(api.get("/api/alerts?service=shop"))
                .bodyJson()
                .extractingPath("$.items[0].status")
                .isEqualTo("firing");

        post(body("resolved", "a1"));

        assertThat(api.get("/api/alerts?status=resolved"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(api.get("/api/alerts?status=gone")).hasStatus(400);
    }

    @Test
    void an_alert_that_comes_long_after_it_began_is_reason_to_ask_for_others() throws Exception {
        post(body("firing", "a1")
                .replace("2026-03-02T09:00:00Z", time.instant().minusSeconds(30).toString()));
        assertThat(asked.gaps).hasValue(0);

        post(body("firing", "a2")
                .replace(
                        "2026-03-02T09:00:00Z", time.instant().minusSeconds(150).toString()));
        assertThat(asked.gaps).hasValue(1);
    }

    @Test
    void an_alert_tells_which_decision_it_led_to() throws Exception {
        Instant start = Instant.parse("2026-03-02T09:00:00Z");
        time.advance(Duration.ofDays(1));
        post(body("firing", "a1"));
        decisions.record(new Decisions.Entry(
                "shop",
                start.plusSeconds(1),
                Decision.Hold.because(HoldReason.COOLING_DOWN, ""),
                Map.of(),
                Optional.empty()));
        assertThat(api.get("/api/alerts"))
                .bodyJson()
                .extractingPath("$.items[0].decision.reason")
                .isEqualTo("COOLING_DOWN");

        decisions.record(new Decisions.Entry(
                "shop", start.plusSeconds(5), new Decision.ScaleOut(1, "cpu"), Map.of(), Optional.of("event-7")));
        decisions.record(new Decisions.Entry(
                "shop",
                start.plusSeconds(9),
                Decision.Hold.because(HoldReason.WORKFLOW_RUNNING, ""),
                Map.of(),
                Optional.empty()));

        assertThat(api.get("/api/alerts"))
                .bodyJson()
                .extractingPath("$.items[0].decision.event")
                .isEqualTo("event-7");
        assertThat(api.get("/api/alerts"))
                .bodyJson()
                .extractingPath("$.items[0].foundBy")
                .isEqualTo("webhook");
        assertThat(api.get("/api/alerts?from=2026-03-02T09:00:01Z"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void alerts_that_are_not_ours_are_left_alone() throws Exception {
        assertThat(post(body("firing", "a1").replace("vm-autoscaler", "somebody"))
                        .body())
                .isEqualTo("{\"received\":0,\"news\":0}");
        assertThat(asked.evaluations).hasValue(0);
    }

    @Test
    void a_broken_body_is_told_and_a_huge_one_is_not_read() throws Exception {
        assertThat(post("{").statusCode()).isEqualTo(400);
        assertThat(post("{\"version\":\"4\"}").body()).contains("body-unreadable", "alerts");
        assertThat(post(body("odd", "a1")).statusCode()).isEqualTo(400);
        assertThat(post(" ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void trouble_of_our_own_is_never_the_callers_fault() throws Exception {
        jdbc.sql("alter table alert rename to alert_away").update();
        jdbc.sql("alter table member rename to member_away").update();
        try {
            assertThat(post(body("firing", "a1")).statusCode()).isEqualTo(503);
            assertThat(asked.gaps).hasValue(1);
            HttpResponse<String> discovery = discovery("");
            assertThat(discovery.statusCode()).isEqualTo(500);
            assertThat(discovery.body()).contains("database-unavailable").doesNotContain("Exception", "at dev.");
        } finally {
            jdbc.sql("alter table alert_away rename to alert").update();
            jdbc.sql("alter table member_away rename to member").update();
        }
    }

    @Test
    void a_thousand_notifications_at_once_are_all_taken() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 1_000)
                .mapToObj(i -> http.sendAsync(request(body("firing", "f" + i)), HttpResponse.BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).hasSize(1_000).containsOnly(200);
        assertThat(alerts.list(AlertStore.Filter.ALL, Paging.first(1)).total()).isEqualTo(1_000);
    }

    @Test
    void created_members_are_discovered_with_the_labels_of_their_service() throws Exception {
        api.withShop();
        assertThat(discovery("").body()).isEqualTo("[]");
        assertThat(discovery("?service=shpo").statusCode()).isEqualTo(404);
        jdbc.sql("""
                        insert into member (id, service, name, state, address, vm, monitored, is_protected, created_at, workflow)
                        values ('m1', 'shop', 'shop-as01', 'IN_SERVICE', '127.80.1.100', 'vm-1', true, false, now(), 'w')""").update();

        HttpResponse<String> answer = discovery("?service=shop");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body())
                .contains(
                        "\"targets\":[\"127.80.1.100:9100\"]",
                        "\"job\":\"shop\"",
                        "\"instance\":\"shop-as01\"",
                        "\"vm\":\"shop-as01\"",
                        "\"service\":\"shop\"",
                        "\"managed_by\":\"vm-autoscaler\"");
    }

    private HttpResponse<String> discovery(String query) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/service-discovery" + query))
                        .header("Authorization", "Bearer " + Api.secret("service-discovery-token"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return http.send(request(body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/webhooks/alertmanager"))
                .header("Authorization", "Bearer " + Api.secret("webhook-token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String body(String status, String fingerprint) {
        return """
                {"receiver":"vm-autoscaler","status":"%1$s","alerts":[{"status":"%1$s",
                "labels":{"alertname":"ShopCpuHigh","managed_by":"vm-autoscaler","service":"shop","action":"scale_out","metric":"cpu"},
                "annotations":{},"startsAt":"2026-03-02T09:00:00Z","endsAt":"2026-03-02T09:05:00Z","generatorURL":"","fingerprint":"%2$s"}],
                "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"","version":"4","groupKey":"{}","truncatedAlerts":0}""".formatted(status, fingerprint);
    }
}
