package dev.vmautoscaling.adapters.bench;

import dev.vmautoscaling.lab.load.Burst;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A thousand notifications at the same moment, each on a connection of its own, as Alertmanager sends them: how long until
 * each is stored and answered, by a server that has just started and by one that has answered before. Client and server
 * share the machine.
 */
final class WebhookBench {
    private static final int NOTIFICATIONS = 1_000;
    private static final int BURSTS = 6;
    private static final Duration BETWEEN = Duration.ofMillis(1_500);

    private WebhookBench() {}

    private record Measured(double p50, double p99, double cpu) {}

    /** @param arguments the file for the result, how many servers are started one after the other */
    public static void main(String[] arguments) {
        int servers = Integer.parseInt(arguments[1]);
        List<Measured> first = new ArrayList<>();
        List<Measured> later = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            List<Measured> bursts = oneServer();
            first.add(bursts.getFirst());
            later.addAll(bursts.subList(1, bursts.size()));
        }
        Figures figures = new Figures("webhooks");
        add(figures, "first burst after the start", first);
        add(figures, "later bursts", later);
        figures.publish(Path.of(arguments[0]));
    }

    private static void add(Figures figures, String which, List<Measured> bursts) {
        int runs = bursts.size();
        figures.add(
                        "p50 answer, " + which + ", median",
                        median(bursts.stream().map(Measured::p50).toList()),
                        "ms",
                        runs)
                .add(
                        "p99 answer, " + which + ", median",
                        median(bursts.stream().map(Measured::p99).toList()),
                        "ms",
                        runs)
                .add(
                        "p99 answer, " + which + ", worst",
                        Figures.percentile(bursts.stream().map(Measured::p99).toList(), 1),
                        "ms",
                        runs)
                .add(
                        "server's processor time, " + which + ", median",
                        median(bursts.stream().map(Measured::cpu).toList()),
                        "ms",
                        runs);
    }

    private static double median(List<Double> values) {
        return Figures.percentile(values, 0.5);
    }

    private static List<Measured> oneServer() {
        try (LabDirectory directory = LabDirectory.create();
                Server server = Server.start(directory, "data", List.of())) {
            List<Measured> bursts = new ArrayList<>();
            for (int i = 0; i < BURSTS; i++) {
                Waiting.pause(BETWEEN);
                bursts.add(burst(server, i));
            }
            long stored =
                    server.loggedIn().get("/api/alerts?size=1").path("total").asLong();
            if (stored != (long) BURSTS * NOTIFICATIONS) {
                throw new IllegalStateException(stored + " alerts are stored, not " + BURSTS * NOTIFICATIONS);
            }
            return bursts;
        }
    }

    private static Measured burst(Server server, int number) {
        String token = server.secret("webhook-token");
        List<byte[]> requests = IntStream.range(0, NOTIFICATIONS)
                .mapToObj(i -> Burst.post(server.address(), "/api/webhooks/alertmanager", token, body(number, i)))
                .toList();
        Duration before = server.cpu();
        List<Burst.Answer> answers = Burst.send(server.address(), requests, Duration.ofSeconds(60));
        double cpu = server.cpu().minus(before).toMillis();
        if (answers.stream().anyMatch(answer -> answer.status() != 200)) {
            throw new IllegalStateException("not every notification was taken: "
                    + answers.stream().map(Burst.Answer::status).distinct().toList());
        }
        List<Double> took =
                answers.stream().map(answer -> answer.took().toNanos() / 1e6).toList();
        System.err.printf(
                "burst %d: p50 %.0f ms, p99 %.0f ms, processor time %.0f ms%n",
                number + 1, Figures.percentile(took, 0.5), Figures.percentile(took, 0.99), cpu);
        return new Measured(Figures.percentile(took, 0.5), Figures.percentile(took, 0.99), cpu);
    }

    private static String body(int burst, int service) {
        return """
                {"receiver":"vm-autoscaler","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"AutoscaleCpuHigh",\
                "managed_by":"vm-autoscaler","service":"svc-%1$d","action":"scale_out","metric":"cpu"},"annotations":{"value":"91.2",\
                "threshold":"75","revision":"0123456789abcdef"},"startsAt":"%2$s","endsAt":"0001-01-01T00:00:00Z",\
                "generatorURL":"http://prometheus:9090/graph?g0.expr=service%%3Acpu_busy%%3Aratio","fingerprint":"%3$016x"}],\
                "groupLabels":{"alertname":"AutoscaleCpuHigh","service":"svc-%1$d","action":"scale_out"},"commonLabels":{},\
                "commonAnnotations":{},"externalURL":"http://alertmanager:9093","version":"4","groupKey":\
                "{}/{managed_by=\\"vm-autoscaler\\"}:{alertname=\\"AutoscaleCpuHigh\\", service=\\"svc-%1$d\\"}","truncatedAlerts":0}
                """.formatted(service, Instant.now(), burst * NOTIFICATIONS + service);
    }
}
