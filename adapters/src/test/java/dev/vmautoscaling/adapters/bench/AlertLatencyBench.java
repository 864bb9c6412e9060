package dev.vmautoscaling.adapters.bench;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.lab.f5.F5Options;
import dev.vmautoscaling.lab.f5.F5Simulator;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import dev.vmautoscaling.lab.process.Waiting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * From a step of load to the decision, with the settings that are recommended: real Prometheus and Alertmanager, the rules
 * that the product makes, the control plane in a process of its own. Compared with what scraping, evaluating, {@code for}
 * and grouping take at least, whatever is behind them.
 */
final class AlertLatencyBench implements AutoCloseable {
    private static final int SERVICES = 16;
    private static final int MEMBERS = 3;
    private static final double LOW = 0.20;
    private static final double HIGH = 0.95;
    private static final double THRESHOLD = 0.75;
    private static final Duration WARM = Duration.ofSeconds(80);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<AlertProfile, Duration> FOR =
            Map.of(AlertProfile.STANDARD, Duration.ofSeconds(30), AlertProfile.FAST, Duration.ofSeconds(15));

    private final LabDirectory directory = LabDirectory.create();
    private final Map<String, Double> steps = new ConcurrentHashMap<>();
    private final Exporter exporter = new Exporter(new Stepping());
    private final double born = exporter.now();
    private final Instant bornAt = Instant.now();
    private final F5Simulator f5 = new F5Simulator(F5Options.defaults());
    private final List<GroupConfig> standard = configs("usual", AlertProfile.STANDARD);
    private final List<GroupConfig> fast = configs("fast", AlertProfile.FAST);
    private final Server server = Server.start(directory, "data", List.of());
    private final LoopbackServer alertmanager;
    private final LoopbackServer prometheus;

    /** When one service's step was noticed, in seconds after it. */
    private record Noticed(double webhook, double decision) {}

    private final class Stepping implements Exporter.Load {
        @Override
        public double busy(String service, double seconds) {
            double step = Math.min(seconds, steps.getOrDefault(service, Double.MAX_VALUE));
            return LOW * step + HIGH * (seconds - step);
        }

        @Override
        public double memory(String service) {
            return LOW;
        }

        @Override
        public double requests(String service) {
            return 1;
        }
    }

    private AlertLatencyBench() {
        Watched.writeRules(directory, all());
        alertmanager = alertmanager();
        prometheus = Watched.prometheus(directory, all(), MEMBERS, exporter, List.of(alertmanager.url()));
        all().forEach(config -> f5.createPool(config.service(), ""));
        all().forEach(config ->
                IntStream.rangeClosed(1, MEMBERS).forEach(i -> f5.createMember(config.service(), "10.1.0." + i, 8080)));
    }

    private static List<GroupConfig> configs(String name, AlertProfile profile) {
        return IntStream.rangeClosed(1, SERVICES)
                .mapToObj(i -> Watched.config(name + "-" + i, profile, FOR.getOrDefault(profile, Duration.ZERO)))
                .toList();
    }

    private List<GroupConfig> all() {
        return Stream.concat(standard.stream(), fast.stream()).toList();
    }

    /** The route that the operator is asked to put first. */
    private LoopbackServer alertmanager() {
        String file = directory
                .write("alertmanager.yml", """
                        route:
                          receiver: nobody
                          routes:
                            - receiver: vm-autoscaler
                              matchers: ['managed_by="vm-autoscaler"']
                              continue: true
                              group_by: [service, action, alertname]
                              group_wait: 0s
                              group_interval: 1m
                              repeat_interval: 50s
                        receivers:
                          - name: nobody
                          - name: vm-autoscaler
                            webhook_configs:
                              - url: %s
                                http_config: {authorization: {type: Bearer, credentials_file: %s}}
                        """.formatted(
                                server.url().resolve("/api/webhooks/alertmanager"), server.webhookTokenFile()))
                .toString();
        return LoopbackServer.start(
                "alertmanager",
                directory.path().resolve("alertmanager.log"),
                "/-/ready",
                Duration.ofSeconds(60),
                port -> List.of(
                        System.getProperty("autoscaler.alertmanager", "prometheus-alertmanager"),
                        "--config.file=" + file,
                        "--storage.path=" + directory.directory("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
    }

    /** @param arguments the file for the result */
    public static void main(String[] arguments) {
        try (AlertLatencyBench bench = new AlertLatencyBench()) {
            bench.measure().publish(Path.of(arguments[0]));
        }
        System.exit(0); // the simulated F5 keeps threads
    }

    private Figures measure() {
        server.loggedIn();
        server.connect("p", "prometheus", prometheus.url(), "");
        server.connect("a", "alertmanager", alertmanager.url(), "");
        server.connect(
                "f",
                "f5",
                URI.create(f5.url()),
                ",\"username\":\"admin\",\"password\":\"admin-password\",\"sha256\":\"%s\"".formatted(f5.sha256()));
        server.connect("v", "vcenter", URI.create("https://127.0.0.1:1"), ",\"username\":\"u\",\"password\":\"p\"");
        Watched.importAll(server, all());
        double warm = exporter.now() + WARM.toSeconds();
        Random random = new Random(1);
        all().forEach(config -> steps.put(
                config.service(),
                warm
                        + random.nextDouble()
                                * config.monitoring().profile().scrape().toSeconds()));
        Waiting.until(
                "every service was decided on",
                WARM.plus(PATIENCE),
                () -> all().stream().allMatch(config -> noticed(config).isPresent()));
        Figures figures = new Figures("alerts");
        add(figures, "standard profile", standard);
        add(figures, "fast profile", fast);
        return figures;
    }

    private void add(Figures figures, String which, List<GroupConfig> configs) {
        List<Noticed> noticed =
                configs.stream().map(config -> noticed(config).orElseThrow()).toList();
        List<Double> webhooks = noticed.stream().map(Noticed::webhook).toList();
        List<Double> decisions = noticed.stream().map(Noticed::decision).toList();
        List<Double> ours =
                noticed.stream().map(one -> one.decision() - one.webhook()).toList();
        AlertProfile profile = configs.getFirst().monitoring().profile();
        Duration holds = configs.getFirst().thresholds().outFor();
        String floor = "step to webhook, " + which + ", physical floor";
        figures.add("step to webhook, " + which + ", mean", mean(webhooks), "s", SERVICES)
                .add("step to webhook, " + which + ", worst", Figures.percentile(webhooks, 1), "s", SERVICES)
                .add(floor + ", mean", Floor.mean(profile, holds), "s", 1)
                .add(floor + ", worst", Floor.worst(profile, holds), "s", 1)
                .add("step to decision, " + which + ", mean", mean(decisions), "s", SERVICES)
                .add("step to decision, " + which + ", worst", Figures.percentile(decisions, 1), "s", SERVICES)
                .add("webhook to decision, " + which + ", mean", mean(ours), "s", SERVICES)
                .add("webhook to decision, " + which + ", worst", Figures.percentile(ours, 1), "s", SERVICES);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /**
     * What the way takes at least with a rate over a window {@code W}, scrapes every {@code S} and evaluations every
     * {@code E}: the first scrape after the step (on average half of S), until so much of the window lies after the step
     * that the average passes the threshold, the next evaluation (on average half of E), and {@code for} in whole
     * evaluations. Alertmanager waits for no group.
     */
    private static final class Floor {
        private Floor() {}

        static double mean(AlertProfile profile, Duration holds) {
            return fixed(profile, holds)
                    + (profile.scrape().toSeconds() + profile.evaluation().toSeconds()) / 2.0;
        }

        static double worst(AlertProfile profile, Duration holds) {
            return fixed(profile, holds)
                    + profile.scrape().toSeconds()
                    + profile.evaluation().toSeconds();
        }

        private static double fixed(AlertProfile profile, Duration holds) {
            double share = (THRESHOLD - LOW) / (HIGH - LOW);
            double evaluation = profile.evaluation().toSeconds();
            return share * (profile.window().toSeconds() - profile.scrape().toSeconds())
                    + Math.ceil(holds.toSeconds() / evaluation) * evaluation;
        }
    }

    private Optional<Noticed> noticed(GroupConfig config) {
        String service = config.service();
        Instant step = bornAt.plusMillis(Math.round((steps.getOrDefault(service, 0.0) - born) * 1000));
        Optional<Instant> webhook = first(
                server.get("/api/alerts?service=" + service + "&sort=startsAt").path("items"),
                step,
                "receivedAt",
                one -> one.path("labels").path("action").asString("").equals("scale_out"));
        Optional<Instant> decision = first(
                server.get("/api/autoscaling/configs/" + service + "/decisions?sort=at&size=200")
                        .path("items"),
                step,
                "at",
                one -> one.path("kind").asString("").equals("scale-out"));
        return webhook.flatMap(w -> decision.map(d -> new Noticed(seconds(step, w), seconds(step, d))));
    }

    private static Optional<Instant> first(JsonNode items, Instant after, String field, Predicate<JsonNode> wanted) {
        return items.values().stream()
                .filter(wanted)
                .map(one -> Instant.parse(one.path(field).asString()))
                .filter(at -> at.isAfter(after))
                .findFirst();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanager.close();
        server.close();
        exporter.close();
        f5.close();
        directory.close();
    }
}
