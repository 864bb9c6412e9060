package dev.vmautoscaling.adapters.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.FiringAlert;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.metric.Span;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import dev.vmautoscaling.lab.process.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same queries against VictoriaMetrics, which has got what Prometheus would write to it. */
class VictoriaMetricsTest {
    private static final int SERVICES = 1_000;
    private static final Instant MEASURED = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant SINCE = MEASURED.minusSeconds(90);
    private static final Span HOUR = Span.of(MEASURED.minusSeconds(3_600), MEASURED, 100);

    private static LabDirectory directory;
    private static LoopbackServer server;
    private static PrometheusMetrics metrics;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        directory = LabDirectory.create();
        String data = directory.directory("data").toString();
        server = LoopbackServer.start(
                "victoria-metrics",
                directory.path().resolve("victoria-metrics.log"),
                "/health",
                Duration.ofSeconds(60),
                port -> List.of(
                        "victoria-metrics",
                        "-storageDataPath=" + data,
                        "-httpListenAddr=127.0.0.1:" + port,
                        "-loggerLevel=WARN"));
        PrometheusConnection connection = new PrometheusConnection(
                "vm", server.url(), new PrometheusConnection.Login.Nobody(), new Trust.PublicAuthorities());
        metrics = connection.open((system, operation, outcome, took) -> {});
        write(recorded() + alerts() + curves());
        Waiting.until(
                "what was written can be read",
                Duration.ofSeconds(60),
                () -> metrics.read().size() >= SERVICES
                        && !metrics.curves("drawn", HOUR).isEmpty());
    }

    @AfterAll
    static void stop() {
        metrics.close();
        server.close();
        directory.close();
    }

    @Test
    void all_services_are_read_with_their_values_and_times() {
        Map<String, ServiceReadings> readings = metrics.read();

        assertThat(IntStream.rangeClosed(1, SERVICES).mapToObj(i -> readings.get("s" + i)))
                .allMatch(one -> one.samples().size() == 4 && one.coverEveryMember());
        assertThat(readings.get("s7").samples().get(Metric.REQUESTS).value()).isEqualTo(7.0);
        assertThat(readings.get("s7").samples().get(Metric.REQUESTS).at())
                .isCloseTo(MEASURED, org.assertj.core.api.Assertions.within(1, ChronoUnit.SECONDS));
    }

    @Test
    void only_alerts_that_fire_are_told() {
        Map<String, ServiceReadings> readings = metrics.read();

        assertThat(readings.get("s1").firing())
                .containsExactly(
                        new FiringAlert(Direction.SCALE_OUT, Metric.CPU, SINCE.truncatedTo(ChronoUnit.SECONDS)));
        assertThat(readings.get("s2").firing()).isEmpty();
    }

    @Test
    void a_curve_has_values_where_there_were_any_and_a_gap_where_there_were_none() {
        double[] cpu = metrics.curves("drawn", HOUR).get(Curve.CPU);

        assertThat(cpu).hasSize(HOUR.size());
        assertThat(cpu[2]).isEqualTo(0.5);
        assertThat(cpu[HOUR.size() - 3]).isEqualTo(0.5);
        assertThat(cpu[HOUR.size() / 2]).isNaN();
    }

    @Test
    void one_curve_of_all_services_is_one_query() {
        Map<String, double[]> cpu = metrics.curveOfAll(Curve.CPU, HOUR);

        assertThat(cpu).containsKeys("drawn", "drawn-too");
        assertThat(cpu.get("drawn")).isEqualTo(metrics.curves("drawn", HOUR).get(Curve.CPU));
    }

    @Test
    void a_member_is_up_down_or_no_target() {
        assertThat(metrics.isUp("s1", new IpAddress("10.0.0.1"))).contains(true);
        assertThat(metrics.isUp("s1", new IpAddress("10.0.0.2"))).contains(false);
        assertThat(metrics.isUp("s1", new IpAddress("10.0.0.3"))).isEmpty();
    }

    @Test
    void the_connection_can_be_checked() {
        assertThat(metrics.check()).startsWith("Prometheus ");
    }

    private static String recorded() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= SERVICES; i++) {
            String service = "{service=\"s" + i + "\"}";
            line(text, "service:cpu_busy:ratio" + service, 0.9, MEASURED);
            line(text, "service:memory_used:ratio" + service, 0.5, MEASURED);
            line(text, "service:response_time:p95" + service, 0.2, MEASURED);
            line(text, "service:requests:rate" + service, i, MEASURED);
            line(text, "service:members_up:sum" + service, 2, MEASURED);
            line(text, "service:members:count" + service, 2, MEASURED);
        }
        line(text, "up{service=\"s1\",instance=\"10.0.0.1:9100\"}", 1, MEASURED);
        line(text, "up{service=\"s1\",instance=\"10.0.0.2:9100\"}", 0, MEASURED);
        return text.toString();
    }

    private static String alerts() {
        StringBuilder text = new StringBuilder();
        String labels =
                "alertname=\"AutoscaleCpuHigh\",managed_by=\"vm-autoscaler\",action=\"scale_out\",metric=\"cpu\"";
        line(text, "ALERTS{" + labels + ",service=\"s1\",alertstate=\"firing\"}", 1, MEASURED);
        line(text, "ALERTS_FOR_STATE{" + labels + ",service=\"s1\"}", SINCE.getEpochSecond(), MEASURED);
        line(text, "ALERTS{" + labels + ",service=\"s2\",alertstate=\"pending\"}", 1, MEASURED);
        line(text, "ALERTS_FOR_STATE{" + labels + ",service=\"s2\"}", SINCE.getEpochSecond(), MEASURED);
        return text.toString();
    }

    /** Every 15 s, but for twenty minutes in the middle. */
    private static String curves() {
        StringBuilder text = new StringBuilder();
        for (Instant at = HOUR.from(); !at.isAfter(HOUR.to()); at = at.plusSeconds(15)) {
            long minutes = Duration.between(HOUR.from(), at).toMinutes();
            if (minutes < 20 || minutes > 40) {
                line(text, "service:cpu_busy:ratio{service=\"drawn\"}", 0.5, at);
                line(text, "service:cpu_busy:ratio{service=\"drawn-too\"}", 0.7, at);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String series, double value, Instant at) {
        text.append(String.format(Locale.ROOT, "%s %s %d%n", series, value, at.toEpochMilli()));
    }

    private static void write(String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/api/v1/import/prometheus"))
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isBetween(200, 299);
    }
}
