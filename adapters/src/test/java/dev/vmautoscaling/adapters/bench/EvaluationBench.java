package dev.vmautoscaling.adapters.bench;

import dev.vmautoscaling.adapters.prometheus.PrometheusConnection;
import dev.vmautoscaling.adapters.prometheus.PrometheusMetrics;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.lab.f5.F5Options;
import dev.vmautoscaling.lab.f5.F5Simulator;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import dev.vmautoscaling.lab.process.Waiting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A thousand services with two members each: real Prometheus loads the rules that the product makes for them, and the
 * control plane evaluates all of them, round after round. Every service must have data, the right values, and decisions.
 */
final class EvaluationBench implements AutoCloseable {
    private static final int SERVICES = 1_000;
    private static final int MEMBERS = 2;
    private static final int READS = 20;
    private static final int FIRST_ROUNDS = 10;
    private static final int ROUNDS = 20;
    private static final double EXACT = 0.005;
    /** The rate of a counter depends on the moments of its scrapes. */
    private static final double RATE = 0.05;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final LabDirectory directory = LabDirectory.create();
    private final Exporter exporter = new Exporter(new Steady());
    private final F5Simulator f5 = new F5Simulator(F5Options.defaults());
    private final List<GroupConfig> configs = IntStream.rangeClosed(1, SERVICES)
            .mapToObj(i -> Watched.config("svc-" + i, AlertProfile.STANDARD, Duration.ofSeconds(30)))
            .toList();
    private final LoopbackServer prometheus;
    private final PrometheusMetrics metrics;
    private final List<String> asked = new ArrayList<>();

    /** Each service has its own values, so that a mix-up shows. */
    private static final class Steady implements Exporter.Load {
        static double cpu(String service) {
            return 0.31 + number(service) % 40 / 100.0;
        }

        private static int number(String service) {
            return Integer.parseInt(service.replaceAll("\\D", ""));
        }

        @Override
        public double busy(String service, double seconds) {
            return cpu(service) * seconds;
        }

        @Override
        public double memory(String service) {
            return number(service) % 50 / 100.0;
        }

        @Override
        public double requests(String service) {
            return number(service);
        }
    }

    private EvaluationBench() {
        Watched.writeRules(directory, configs);
        prometheus = Watched.prometheus(directory, configs, MEMBERS, exporter, List.of());
        metrics = new PrometheusConnection(
                        "p", prometheus.url(), new PrometheusConnection.Login.Nobody(), new Trust.PublicAuthorities())
                .open((system, operation, outcome, took) -> asked.add(operation));
        configs.forEach(config -> {
            f5.createPool(config.service(), "");
            f5.createMember(config.service(), "10.1.0.1", 8080);
            f5.createMember(config.service(), "10.1.0.2", 8080);
        });
    }

    /** @param arguments the file for the result */
    public static void main(String[] arguments) {
        try (EvaluationBench bench = new EvaluationBench()) {
            Figures figures = new Figures("evaluation");
            bench.read(figures);
            bench.rounds(figures);
            figures.publish(Path.of(arguments[0]));
        }
        System.exit(0); // the simulated F5 keeps threads
    }

    /** The port alone: one answer for all services. */
    private void read(Figures figures) {
        Waiting.until("every service is measured", PATIENCE, this::isRight);
        asked.clear();
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            check(metrics.read());
            took.add((System.nanoTime() - start) / 1e6);
        }
        figures.add("services with rules loaded and every value checked", SERVICES, "services", 1)
                .add("queries to read all services", (double) asked.size() / READS, "queries", READS)
                .add("reading all services, median", Figures.percentile(took, 0.5), "ms", READS)
                .add("reading all services, worst", Figures.percentile(took, 1), "ms", READS);
    }

    private boolean isRight() {
        Map<String, ServiceReadings> readings = metrics.read();
        return isComplete(readings)
                && readings.entrySet().stream().allMatch(one -> isRight(one.getKey(), one.getValue()));
    }

    private boolean isComplete(Map<String, ServiceReadings> readings) {
        return readings.size() == SERVICES
                && readings.values().stream().allMatch(one -> one.samples().size() >= 4 && one.membersUp() == MEMBERS);
    }

    private void check(Map<String, ServiceReadings> readings) {
        if (!isComplete(readings)) {
            throw new IllegalStateException("not every service has data");
        }
        readings.forEach((service, one) -> {
            if (!isRight(service, one)) {
                throw new IllegalStateException(service + " has wrong values: " + one);
            }
        });
    }

    /** Once the windows of the rates are full, every value is what the members have told. */
    private static boolean isRight(String service, ServiceReadings readings) {
        Steady steady = new Steady();
        double requests = MEMBERS * steady.requests(service);
        return isNear(readings.samples().get(Metric.CPU), Steady.cpu(service), EXACT)
                && isNear(readings.samples().get(Metric.MEMORY), steady.memory(service), EXACT)
                && isNear(readings.samples().get(Metric.REQUESTS), requests, RATE * requests);
    }

    private static boolean isNear(Sample sample, double expected, double tolerance) {
        return Math.abs(sample.value() - expected) <= tolerance;
    }

    /** The whole of it, in the real process: read, decide, record. */
    private void rounds(Figures figures) {
        try (Server server = Server.start(directory, "data", List.of("--autoscaler.evaluation.interval=2s"))) {
            importAll(server.loggedIn());
            List<Double> first = new Rounds(server).next(FIRST_ROUNDS);
            double calls = server.metric("autoscaler_outside_calls_seconds_count");
            Duration cpu = server.cpu();
            List<Double> took = new Rounds(server).next(ROUNDS);
            int ran = took.size();
            figures.add("a round over all services, mean", mean(took), "ms", ran)
                    .add("a round over all services, worst", Figures.percentile(took, 1), "ms", ran)
                    .add("the first rounds after all services came, mean", mean(first), "ms", first.size())
                    .add(
                            "the first rounds after all services came, worst",
                            Figures.percentile(first, 1),
                            "ms",
                            first.size())
                    .add(
                            "questions to Prometheus and F5 in a round",
                            (server.metric("autoscaler_outside_calls_seconds_count") - calls) / ran,
                            "questions",
                            ran)
                    .add("processor time of a round", server.cpu().minus(cpu).toMillis() / (double) ran, "ms", ran)
                    .add("services with a decision from their own values", decided(server), "services", 1);
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /** Tells rounds apart by looking between them; not more often, because the page of a thousand services is long. */
    private static final class Rounds {
        private static final String NAME = "autoscaler_evaluation_rounds_seconds";
        private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

        private final Server server;
        private double count;
        private double sum;

        Rounds(Server server) {
            this.server = server;
            count = server.metric(NAME + "_count");
            sum = server.metric(NAME + "_sum");
        }

        /** How long each of the next rounds takes, in milliseconds. */
        List<Double> next(int rounds) {
            List<Double> took = new ArrayList<>();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (took.size() < rounds) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("only " + took.size() + " rounds ran within " + PATIENCE);
                }
                Waiting.pause(BETWEEN_LOOKS);
                look(took);
            }
            return took;
        }

        /** Both come from one page, so they speak of the same rounds. */
        private void look(List<Double> took) {
            Map<String, Double> page = server.metrics(NAME + "_count", NAME + "_sum");
            double newCount = page.getOrDefault(NAME + "_count", count);
            double newSum = page.getOrDefault(NAME + "_sum", sum);
            int ran = (int) (newCount - count);
            for (int i = 0; i < ran; i++) {
                took.add((newSum - sum) / ran * 1000);
            }
            count = newCount;
            sum = newSum;
        }
    }

    private void importAll(Server server) {
        server.connect("p", "prometheus", prometheus.url(), "");
        server.connect(
                "f",
                "f5",
                URI.create(f5.url()),
                ",\"username\":\"admin\",\"password\":\"admin-password\",\"sha256\":\"%s\"".formatted(f5.sha256()));
        server.connect("v", "vcenter", URI.create("https://127.0.0.1:1"), ",\"username\":\"u\",\"password\":\"p\"");
        Watched.importAll(server, configs);
    }

    /** How many services have a newest decision that was made from their own CPU value and all of their members. */
    private long decided(Server server) {
        return configs.stream()
                .map(GroupConfig::service)
                .filter(service -> {
                    JsonNode inputs = server.get("/api/autoscaling/configs/" + service + "/decisions?size=1")
                            .path("items")
                            .path(0)
                            .path("inputs");
                    String cpu = inputs.path("cpu").asString("").split(" ", 2)[0];
                    return inputs.path("measured").asString("").equals("2 of 2")
                            && Math.abs(Double.parseDouble(cpu) - Steady.cpu(service)) < EXACT;
                })
                .count();
    }

    @Override
    public void close() {
        metrics.close();
        prometheus.close();
        exporter.close();
        f5.close();
        directory.close();
    }
}
