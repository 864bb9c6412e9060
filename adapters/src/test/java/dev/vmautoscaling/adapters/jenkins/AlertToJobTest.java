package dev.vmautoscaling.adapters.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.alertmanager.AlertmanagerFiles;
import dev.vmautoscaling.adapters.alertmanager.Installation;
import dev.vmautoscaling.adapters.alertmanager.Receiver;
import dev.vmautoscaling.adapters.alertmanager.Route;
import dev.vmautoscaling.adapters.delivery.DeliverySettings;
import dev.vmautoscaling.adapters.delivery.HttpApi;
import dev.vmautoscaling.adapters.delivery.LocalHost;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.tool.Tool;
import dev.vmautoscaling.adapters.yaml.Bearer;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import dev.vmautoscaling.scaling.Configs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Alertmanager between an alert and the jobs of two services, each with an engine of its own. */
class AlertToJobTest {
    private static final GroupConfig SHOP = Orders.shop();
    private static final GroupConfig CART = Configs.with(Configs.shop(), "service", "cart");
    private static final String JOB = "VM-Autoscaling/autoscale-shop";
    private static final String THEIRS = """
            # whom we wake
            route:
              receiver: people
              routes:
                - receiver: dba   # the night shift
                  matchers: [team="db"]
            receivers:
              - name: people
              - name: dba
            """;

    private final WireJenkins web = new WireJenkins();
    private final JenkinsServer jenkins = Orders.open(web);
    private final LabDirectory directory = LabDirectory.create();
    private final List<String> webhooks = new CopyOnWriteArrayList<>();
    private Path file;
    private HttpServer us;
    private LoopbackServer alertmanager;
    private AlertmanagerFiles files;
    private Integrations parts;

    @BeforeEach
    void start() throws IOException {
        us = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        us.createContext("/", exchange -> {
            webhooks.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        us.start();
        file = directory.write("alertmanager.yml", THEIRS);
        alertmanager = LoopbackServer.start(
                "alertmanager",
                directory.path().resolve("alertmanager.log"),
                "/-/ready",
                Duration.ofSeconds(60),
                port -> List.of(
                        "prometheus-alertmanager",
                        "--config.file=" + file,
                        "--storage.path=" + directory.directory("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
        files = files();
        parts = parts();
    }

    private AlertmanagerFiles files() {
        Receiver receiver = new Receiver(
                Receiver.US,
                URI.create("http://127.0.0.1:" + us.getAddress().getPort() + "/webhook"),
                new Bearer.Token("ours"),
                true,
                Optional.empty());
        return new AlertmanagerFiles(
                new HttpApi(
                        new HttpApi.Root(
                                "Alertmanager main", alertmanager.url(), "", "", new Trust.PublicAuthorities()),
                        OutsideCalls.UNHEARD),
                new DeliverySettings(
                        file.toString(),
                        Optional.empty(),
                        DeliverySettings.Reload.HTTP,
                        Optional.empty(),
                        Optional.empty(),
                        false),
                new AlertmanagerFiles.Installed(
                        receiver, Route.toUs(true, new Route.Pace(Duration.ofMinutes(1), Duration.ofSeconds(50)))),
                LocalHost::new,
                InstantSource.system());
    }

    private Integrations parts() {
        return new Integrations(List.<Integration>of(
                new PublishedJob(config -> config.jenkins().map(job -> jenkins)),
                Installation.receiver(config -> List.of(files), (part, config) -> false),
                Installation.route(config -> List.of(files), (part, config) -> false),
                Installation.jenkinsReceiver(config -> List.of(files), this::starter),
                Installation.jenkinsRoute(config -> List.of(files), this::starter)));
    }

    private Optional<Receiver> starter(GroupConfig config) {
        return config.jenkins()
                .filter(job -> config.engine() == GroupConfig.Engine.JENKINS)
                .map(job -> new Receiver(
                        Receiver.jenkins(config.service()),
                        jenkins.webhook(),
                        new Bearer.Token(Orders.of(config).token()),
                        false,
                        Optional.empty()));
    }

    @AfterEach
    void stop() {
        files.close();
        alertmanager.close();
        jenkins.close();
        web.close();
        us.stop(0);
        directory.close();
    }

    private void publish(GroupConfig config) {
        parts.parts().forEach(part -> parts.of(part).publish(config));
    }

    private void fire(String service) throws IOException, InterruptedException {
        String alert = """
                [{"labels": {"alertname": "ServiceCpuHigh", "managed_by": "vm-autoscaler", "service": "%s",
                  "action": "scale_out"}}]""".formatted(service);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(alertmanager.url() + "/api/v2/alerts"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(alert))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private boolean heardOf(String service) {
        return webhooks.stream().anyMatch(body -> body.contains("\"service\":\"" + service + "\""));
    }

    /** The last line: before it amtool may warn of settings of its own. */
    private String receivers(String... labels) {
        return Tool.run(
                        directory.path(),
                        List.of("amtool", "config", "routes", "test", "--config.file=" + file),
                        List.of(labels))
                .accepted()
                .lines()
                .toList()
                .getLast();
    }

    @Test
    void an_alert_starts_the_job_of_its_service_and_comes_to_us_too() throws Exception {
        publish(SHOP);
        publish(CART);
        for (GroupConfig config : List.of(SHOP, CART)) {
            assertThat(parts.parts())
                    .allSatisfy(part -> assertThat(parts.of(part).actual(config))
                            .as("%s", part)
                            .isInstanceOfAny(Actual.Live.class, Actual.NotNeeded.class));
        }

        fire("cart");
        until(() -> heardOf("cart"));
        assertThat(web.item(JOB).orElseThrow().triggers).isZero();
        fire("shop");
        until(() -> heardOf("shop") && web.item(JOB).orElseThrow().triggers > 0);

        assertThat(web.requests).contains("POST " + WebhookTrigger.PATH);
    }

    @Test
    void the_routes_send_each_alert_where_it_belongs_and_leave_no_trace() throws IOException {
        publish(SHOP);
        publish(CART);

        assertThat(receivers("managed_by=vm-autoscaler", "service=shop"))
                .isEqualTo("vm-autoscaler-jenkins-shop,vm-autoscaler");
        assertThat(receivers("managed_by=vm-autoscaler", "service=cart")).isEqualTo("vm-autoscaler");
        assertThat(receivers("service=shop")).isEqualTo("people");
        assertThat(receivers("team=db")).isEqualTo("dba");

        for (GroupConfig config : List.of(CART, SHOP)) {
            parts.parts().reversed().forEach(part -> parts.of(part).withdraw(config));
        }
        assertThat(Files.readString(file)).isEqualTo(THEIRS);
        assertThat(web.item(JOB)).isEmpty();
    }

    @Test
    void what_is_left_of_jenkins_goes_when_the_engine_is_changed() throws IOException {
        publish(SHOP);
        GroupConfig embedded = Configs.with(SHOP, "engine", GroupConfig.Engine.EMBEDDED);
        assertThat(parts.parts().stream().filter(part -> part.name().startsWith("JENKINS")))
                .hasSize(3)
                .allSatisfy(part -> assertThat(parts.of(part).actual(embedded)).isInstanceOf(Actual.Different.class));

        publish(embedded);

        assertThat(Files.readString(file)).doesNotContain("jenkins");
        assertThat(receivers("managed_by=vm-autoscaler", "service=shop")).isEqualTo("vm-autoscaler");
        assertThat(web.item(JOB)).isEmpty();
    }
}
