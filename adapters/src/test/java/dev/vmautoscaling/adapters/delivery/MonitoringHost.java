package dev.vmautoscaling.adapters.delivery;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.alertmanager.AlertmanagerFiles;
import dev.vmautoscaling.adapters.alertmanager.Installation;
import dev.vmautoscaling.adapters.alertmanager.Receiver;
import dev.vmautoscaling.adapters.alertmanager.Route;
import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.adapters.prometheus.PublishedRules;
import dev.vmautoscaling.adapters.prometheus.PublishedScrapeJob;
import dev.vmautoscaling.adapters.prometheus.ScrapeJob;
import dev.vmautoscaling.adapters.prometheus.ScrapePlan;
import dev.vmautoscaling.adapters.prometheus.TargetFile;
import dev.vmautoscaling.adapters.ssh.OpenSsh;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.yaml.Bearer;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.integration.Host;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Sharing;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A machine with a real Prometheus and a real Alertmanager on it, each with a file of somebody else's; and who they talk to. */
final class MonitoringHost implements AutoCloseable {
    static final String TOKEN = "a-token";

    final List<String> webhooks = new CopyOnWriteArrayList<>();
    final OpenSsh ssh = new OpenSsh();
    private final LabDirectory directory = LabDirectory.create();
    private final HttpServer us;
    private final LoopbackServer alertmanager;
    private final LoopbackServer prometheus;
    private final String prometheusYml;
    private final String alertmanagerYml;

    MonitoringHost() {
        try {
            us = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        us.createContext("/metrics", exchange -> answer(exchange, busy()));
        us.createContext("/discovery", exchange -> answer(exchange, DISCOVERY.replace("$US", authority())));
        us.createContext("/webhook", exchange -> {
            webhooks.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, "");
        });
        us.start();
        alertmanagerYml = ALERTMANAGER;
        String main = directory.write("alertmanager.yml", alertmanagerYml).toString();
        alertmanager = start(
                "alertmanager",
                port -> List.of(
                        "prometheus-alertmanager",
                        "--config.file=" + main,
                        "--storage.path=" + directory.directory("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
        prometheusYml = PROMETHEUS
                .replace("$ALERTMANAGER", alertmanager.url().getAuthority())
                .replace("$US", authority());
        String config = directory.write("prometheus.yml", prometheusYml).toString();
        prometheus = start(
                "prometheus",
                port -> List.of(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.directory("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-lifecycle",
                        "--rules.alert.resend-delay=2s",
                        "--log.level=warn"));
    }

    private LoopbackServer start(String name, java.util.function.IntFunction<List<String>> command) {
        return LoopbackServer.start(
                name, directory.path().resolve(name + ".log"), "/-/ready", Duration.ofSeconds(60), command);
    }

    private String authority() {
        return "127.0.0.1:" + us.getAddress().getPort();
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean json = text.startsWith("[");
        exchange.getResponseHeaders().add("Content-Type", json ? "application/json" : "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A machine that is busy all the time. */
    private static String busy() {
        double seconds = System.nanoTime() / 1e9;
        return "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 100\n"
                + "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} " + seconds + "\n";
    }

    Path path(String name) {
        return directory.path().resolve(name);
    }

    String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both files are as they were before anything of ours, to the byte, and no rule file of ours is left. */
    boolean isAsBefore() {
        String[] rules = path("rules").toFile().list((in, name) -> name.startsWith("svc-"));
        return text("prometheus.yml").equals(prometheusYml)
                && text("alertmanager.yml").equals(alertmanagerYml)
                && (rules == null || rules.length == 0)
                && !Files.exists(path("rules/vm-autoscaler-targets.json"));
    }

    long prometheusPid() {
        return prometheus.process().pid();
    }

    DeliverySettings prometheusSettings() {
        return new DeliverySettings(
                path("prometheus.yml").toString(),
                Optional.of(path("rules").toString()),
                DeliverySettings.Reload.HTTP,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    HttpApi prometheusApi() {
        return api("Prometheus main", prometheus.url());
    }

    private static HttpApi api(String system, URI url) {
        return new HttpApi(new HttpApi.Root(system, url, "", "", new Trust.PublicAuthorities()), OutsideCalls.UNHEARD);
    }

    PrometheusFiles prometheus(DeliverySettings settings, Supplier<Host> hosts) {
        return prometheus(
                settings,
                new ScrapePlan.Way.Asking(new ScrapeJob.Targets.Asked(
                        URI.create("http://" + authority() + "/discovery"),
                        new Bearer.Token(TOKEN),
                        Duration.ofSeconds(1),
                        Optional.empty())),
                hosts);
    }

    PrometheusFiles prometheus(DeliverySettings settings, ScrapePlan.Way way, Supplier<Host> hosts) {
        return new PrometheusFiles(
                prometheusApi(), settings, new ScrapePlan(Duration.ofSeconds(1), way), hosts, InstantSource.system());
    }

    /** A created member: its exporter is the one that is busy all the time. */
    TargetFile.Target member(String name) {
        return new TargetFile.Target(
                authority(), Map.of("job", "shop", "service", "shop", "instance", name, "vm", name));
    }

    AlertmanagerFiles alertmanager(Supplier<Host> hosts) {
        DeliverySettings settings = new DeliverySettings(
                path("alertmanager.yml").toString(),
                Optional.empty(),
                DeliverySettings.Reload.HTTP,
                Optional.empty(),
                Optional.empty(),
                false);
        Receiver us = new Receiver(
                Receiver.US,
                URI.create("http://" + authority() + "/webhook"),
                new Bearer.Token(TOKEN),
                true,
                Optional.empty());
        return new AlertmanagerFiles(
                api("Alertmanager main", alertmanager.url()),
                settings,
                new AlertmanagerFiles.Installed(
                        us, Route.toUs(true, new Route.Pace(Duration.ofMinutes(1), Duration.ofSeconds(50)))),
                hosts,
                InstantSource.system());
    }

    /** All parts, delivered to this machine. */
    Integrations integrations(PrometheusFiles prometheus, AlertmanagerFiles alertmanager, Sharing sharing) {
        return new Integrations(List.<Integration>of(
                Installation.receiver(config -> List.of(alertmanager), sharing),
                Installation.route(config -> List.of(alertmanager), sharing),
                new PublishedScrapeJob(name -> Optional.of(prometheus), sharing),
                new PublishedRules(name -> Optional.of(prometheus), sharing)));
    }

    /** The value of an instant query in Prometheus, as text; empty when there is none. */
    Optional<String> value(String query) {
        String encoded = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
        try (HttpApi api = prometheusApi()) {
            JsonNode result =
                    api.get("/api/v1/query?query=" + encoded).path("data").path("result");
            return result.isEmpty()
                    ? Optional.empty()
                    : Optional.of(result.get(0).path("value").get(1).asString());
        }
    }

    /** Whether Prometheus scrapes something with this label now. */
    boolean isTarget(String instance) {
        try (HttpApi api = prometheusApi()) {
            return api.get("/api/v1/targets?state=active")
                    .path("data")
                    .path("activeTargets")
                    .valueStream()
                    .anyMatch(target ->
                            target.path("labels").path("instance").asString("").equals(instance));
        }
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanager.close();
        ssh.close();
        us.stop(0);
        directory.close();
    }

    private static final String DISCOVERY = """
            [{"targets": ["$US"], "labels": {"job": "shop", "service": "shop", "instance": "shop-as01"}}]""";

    private static final String PROMETHEUS = """
            # the monitoring of everything, by the team of everything
            global: {scrape_interval: 1s,   evaluation_interval: 1s}   # quick

            alerting:
                alertmanagers:
                    - static_configs: [{targets: [$ALERTMANAGER]}]

            scrape_configs:
            # base servers
            - job_name: shop
              static_configs:
              - targets: ["$US"]
                labels: {service: shop, instance: shop-01}
            # the end""";

    private static final String ALERTMANAGER = """
            # whom we wake\r
            route:\r
              receiver: 'people'   # all of them\r
            receivers:\r
            - name: people\r
            """;
}
