package dev.vmautoscaling.adapters.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.FiringAlert;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import dev.vmautoscaling.domain.metric.ScrapeJobs.ScrapeJob;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the real program, with a thousand services. */
class RealPrometheusTest {
    private static final int SERVICES = 1_000;
    private static final Instant MEASURED = Instant.now().minusSeconds(30).truncatedTo(ChronoUnit.MILLIS);

    private static final List<String> CALLS = Collections.synchronizedList(new ArrayList<>());
    private static LabDirectory directory;
    private static HttpServer page;
    private static HttpServer member;
    private static LoopbackServer prometheus;
    private static PrometheusMetrics metrics;

    @BeforeAll
    static void start() throws IOException {
        directory = LabDirectory.create();
        page = serve("127.0.0.1", recorded());
        member = serve("127.0.0.2", "alive 1\n");
        directory.write("rules.yml", RULES);
        String configuration = directory
                .write(
                        "prometheus.yml",
                        CONFIGURATION
                                .replace("$PAGE", authority(page))
                                .replace("$NAMED", authority(member))
                                .replace(
                                        "$DOWN",
                                        "127.0.0.3:" + member.getAddress().getPort()))
                .toString();
        String data = directory.directory("data").toString();
        prometheus = LoopbackServer.start(
                "prometheus",
                directory.path().resolve("prometheus.log"),
                "/-/ready",
                Duration.ofSeconds(60),
                port -> List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn"));
        PrometheusConnection connection = new PrometheusConnection(
                "lab", prometheus.url(), new PrometheusConnection.Login.Nobody(), new Trust.PublicAuthorities());
        metrics = connection.open((system, operation, outcome, took) -> CALLS.add(operation + " " + outcome));
        await(() -> !metrics.read()
                .getOrDefault("s1", ServiceReadings.NONE)
                .firing()
                .isEmpty());
        await(() -> metrics.isUp("shop", new IpAddress("127.0.0.2")).equals(Optional.of(true)));
        await(() -> metrics.isUp("shop", new IpAddress("127.0.0.3")).isPresent());
    }

    @AfterAll
    static void stop() {
        metrics.close();
        prometheus.close();
        page.stop(0);
        member.stop(0);
        directory.close();
    }

    @Test
    void targets_are_seen_with_their_job_address_and_last_scrape() {
        assertThat(metrics.targets())
                .filteredOn(target -> target.address().value().startsWith("127.0.0.")
                        && !target.address().value().endsWith(".1"))
                .extracting(target -> target.job() + " " + target.address() + " " + target.isUp())
                .contains("members 127.0.0.2 true", "members 127.0.0.3 false");
        assertThat(metrics.targets())
                .allSatisfy(target -> assertThat(target.isFresh(Duration.ofMinutes(5), Instant.now()))
                        .isEqualTo(target.isUp()));
    }

    @Test
    void all_services_are_read_in_one_query() {
        CALLS.clear();

        Map<String, ServiceReadings> readings = metrics.read();

        assertThat(CALLS).containsExactly("query ok");
        assertThat(readings).hasSize(SERVICES + 1);
        assertThat(readings.get("s7").samples())
                .containsOnlyKeys(Metric.CPU, Metric.MEMORY, Metric.RESPONSE_TIME, Metric.REQUESTS);
        assertThat(readings.get("s7").samples().get(Metric.REQUESTS).value()).isEqualTo(7.0);
        assertThat(readings.get("s7").membersUp()).isEqualTo(2);
        assertThat(readings.get("s7").membersKnown()).isEqualTo(3);
    }

    @Test
    void a_sample_is_as_old_as_its_measurement_not_as_the_query() {
        assertThat(metrics.read().get("odd").samples()).containsEntry(Metric.REQUESTS, new Sample(3, MEASURED));
    }

    @Test
    void what_is_no_number_is_unknown() {
        assertThat(metrics.read().get("odd").samples()).containsOnlyKeys(Metric.REQUESTS);
        assertThat(metrics.read().get("odd").coverEveryMember()).isFalse();
    }

    @Test
    void only_alerts_that_fire_are_told() {
        Map<String, ServiceReadings> readings = metrics.read();

        FiringAlert alert = readings.get("s1").firing().getFirst();
        assertThat(alert.direction()).isEqualTo(Direction.SCALE_OUT);
        assertThat(alert.metric()).isEqualTo(Metric.CPU);
        assertThat(alert.since()).isBetween(MEASURED, MEASURED.plus(Duration.ofMinutes(5)));
        assertThat(readings.get("s1").firing()).hasSize(1);
        assertThat(readings.get("s2").firing()).isEmpty();
    }

    @Test
    void a_member_is_up_down_or_no_target() {
        assertThat(metrics.isUp("shop", new IpAddress("127.0.0.2"))).contains(true);
        assertThat(metrics.isUp("shop", new IpAddress("127.0.0.3"))).contains(false);
        assertThat(metrics.isUp("shop", new IpAddress("127.0.0.4"))).isEmpty();
        assertThat(metrics.isUp("other", new IpAddress("127.0.0.2"))).isEmpty();
        assertThat(metrics.isUp("shop", new IpAddress("2001:db8::1"))).isEmpty();
    }

    @Test
    void jobs_are_told_with_how_many_of_their_targets_are_up() {
        CALLS.clear();

        assertThat(metrics.jobs()).containsExactly(new ScrapeJob("members", 1, 2), new ScrapeJob("recorded", 1, 1));
        assertThat(CALLS).containsExactly("query ok");
    }

    @Test
    void tells_its_version() {
        assertThat(metrics.check()).matches("Prometheus \\d+\\.\\d+.*");
    }

    private static final String CONFIGURATION = """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: recorded
                honor_labels: true
                static_configs: [{targets: [$PAGE]}]
              - job_name: members
                static_configs:
                  - {targets: [$NAMED], labels: {service: shop, instance: shop-01}}
                  - {targets: [$DOWN], labels: {service: shop}}
            """;

    private static final String RULES = """
            groups:
              - name: vm-autoscaler-s1
                rules:
                  - alert: AutoscaleCpuHigh
                    expr: service:cpu_busy:ratio{service="s1"} > 0.8
                    labels: {managed_by: vm-autoscaler, service: s1, action: scale_out, metric: cpu}
                  - alert: Unknown
                    expr: service:cpu_busy:ratio{service="s1"} > 0.8
                    labels: {managed_by: vm-autoscaler, service: s1, action: restart, metric: cpu}
                  - alert: AutoscaleCpuHigh
                    expr: service:cpu_busy:ratio{service="s2"} > 0.8
                    for: 1h
                    labels: {managed_by: vm-autoscaler, service: s2, action: scale_out, metric: cpu}
                  - alert: SomebodyElses
                    expr: service:cpu_busy:ratio{service="s2"} > 0.8
                    labels: {service: s2, action: scale_out, metric: cpu}
            """;

    private static String recorded() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= SERVICES; i++) {
            series(text, "service:cpu_busy:ratio", "s" + i, "0.9");
            series(text, "service:memory_used:ratio", "s" + i, "0.5");
            series(text, "service:response_time:p95", "s" + i, "0.2");
            series(text, "service:requests:rate", "s" + i, String.valueOf(i));
            series(text, "service:members_up:sum", "s" + i, "2");
            series(text, "service:members:count", "s" + i, "3");
        }
        series(text, "service:cpu_busy:ratio", "odd", "NaN");
        series(text, "service:response_time:p95", "odd", "+Inf");
        series(text, "service:requests:rate", "odd", "3 " + MEASURED.toEpochMilli());
        return text.toString();
    }

    private static void series(StringBuilder text, String name, String service, String value) {
        text.append(name)
                .append("{service=\"")
                .append(service)
                .append("\"} ")
                .append(value)
                .append('\n');
    }

    private static HttpServer serve(String host, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
        server.createContext("/metrics", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String authority(HttpServer server) {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
