package dev.vmautoscaling.adapters.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.alert.Alertmanagers;
import dev.vmautoscaling.domain.alert.KnownAlert;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import dev.vmautoscaling.lab.process.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two of the real program, which do not know of each other; the first has a silence and an inhibition. */
class RealAlertmanagerTest {
    private static final Instant SINCE = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LabDirectory directory;
    private static LoopbackServer first;
    private static LoopbackServer second;

    @BeforeAll
    static void start() throws Exception {
        directory = LabDirectory.create();
        first = alertmanager("first");
        second = alertmanager("second");
        post(first, "silences", """
                {"matchers":[{"name":"service","value":"quiet","isRegex":false,"isEqual":true}],
                 "startsAt":"%s","endsAt":"%s","createdBy":"test","comment":"test"}""".formatted(Instant.now(), Instant.now().plusSeconds(3_600)));
        post(first, "alerts", alerts("shop", "quiet", "mall", "theirs"));
        post(first, "alerts", """
                [{"labels":{"alertname":"Down","service":"mall"}}]""");
        post(second, "alerts", alerts("shop", "lost"));
        Waiting.until(
                "the silence and the inhibition hold",
                Duration.ofSeconds(60),
                () -> read(first).alerts().stream()
                                .filter(known -> known.silenced() || known.inhibited())
                                .count()
                        == 2);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        directory.close();
    }

    private static LoopbackServer alertmanager(String name) {
        String configuration = directory.write(name + ".yml", """
                route: {receiver: nobody}
                receivers: [{name: nobody}]
                inhibit_rules:
                  - {source_matchers: ['alertname="Down"'], target_matchers: ['managed_by="vm-autoscaler"'], equal: [service]}
                """).toString();
        String data = directory.directory(name).toString();
        return LoopbackServer.start(
                name,
                directory.path().resolve(name + ".log"),
                "/-/ready",
                Duration.ofSeconds(60),
                port -> List.of(
                        "prometheus-alertmanager",
                        "--config.file=" + configuration,
                        "--storage.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
    }

    private static String alerts(String... services) {
        return List.of(services).stream()
                .map(service -> """
                        {"labels":{"alertname":"AutoscaleCpuHigh","managed_by":"%s","service":"%s","action":"scale_out","metric":"cpu"},
                         "annotations":{"value":"91 %%"},"startsAt":"%s"}""".formatted(service.equals("theirs") ? "somebody" : "vm-autoscaler", service, SINCE))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void post(LoopbackServer server, String what, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/api/v2/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private static ListedAlerts open(URI... urls) {
        return new AlertmanagerConnection("lab", List.of(urls), "", "", new Trust.PublicAuthorities())
                .open((system, operation, outcome, took) -> {});
    }

    private static Alertmanagers.Firing read(LoopbackServer server) {
        return open(server.url()).firing();
    }

    @Test
    void every_alert_of_ours_is_told_silenced_and_inhibited_ones_too() {
        Alertmanagers.Firing firing = read(first);

        assertThat(firing.isComplete()).isTrue();
        var byService = firing.alerts().stream()
                .collect(Collectors.toMap(known -> known.alert().service().orElseThrow(), Function.identity()));
        assertThat(byService).containsOnlyKeys("shop", "quiet", "mall");
        assertThat(byService.get("quiet")).matches(known -> known.silenced() && !known.inhibited());
        assertThat(byService.get("mall")).matches(known -> known.inhibited() && !known.silenced());
        Alert shop = byService.get("shop").alert();
        assertThat(shop.status()).isEqualTo(Alert.Status.FIRING);
        assertThat(shop.startsAt()).isEqualTo(SINCE);
        assertThat(shop.annotations()).containsEntry("value", "91 %");
        assertThat(shop.fingerprint()).matches("[0-9a-f]{16}");
    }

    @Test
    void of_a_pair_each_is_asked_and_an_alert_that_both_hold_is_one() {
        assertThat(open(first.url(), second.url()).firing().alerts())
                .extracting(KnownAlert::alert)
                .extracting(alert -> alert.service().orElseThrow())
                .containsExactlyInAnyOrder("shop", "quiet", "mall", "lost");
    }

    @Test
    void one_of_a_pair_that_is_down_makes_the_answer_incomplete() {
        URI nobody = URI.create("http://127.0.0.1:1");
        Alertmanagers.Firing firing = open(nobody, second.url()).firing();

        assertThat(firing.isComplete()).isFalse();
        assertThat(firing.alerts()).hasSize(2);
        assertThatThrownBy(() -> open(nobody).firing())
                .isInstanceOfSatisfying(
                        OutsideFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT));
    }

    @Test
    void what_is_no_alertmanager_is_called_so() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("hi".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        other.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
            assertThatThrownBy(() -> open(url).firing())
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            fault -> assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT))
                    .hasMessageContaining("none of Alertmanager");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void tells_its_version() {
        assertThat(open(first.url(), second.url()).check()).matches("Alertmanager \\d+\\.\\d+.*");
    }
}
