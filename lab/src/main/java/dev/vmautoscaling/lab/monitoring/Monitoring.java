package dev.vmautoscaling.lab.monitoring;

import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running Prometheus with its Alertmanagers, on loopback. */
public final class Monitoring implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final List<LoopbackServer> alertmanagers;
    private final LoopbackServer prometheus;

    private Monitoring(List<LoopbackServer> alertmanagers, LoopbackServer prometheus) {
        this.alertmanagers = alertmanagers;
        this.prometheus = prometheus;
    }

    /**
     * Starts them and waits until they are ready.
     *
     * @param directory for their configuration, data and logs
     * @throws IllegalStateException if one of them does not start; those that did are ended
     */
    public static Monitoring start(MonitoringPlan plan, LabDirectory directory) {
        List<LoopbackServer> alertmanagers = new ArrayList<>();
        try {
            Path configuration = directory.write("monitoring/alertmanager.yml", MonitoringFiles.alertmanager(plan));
            for (int i = 1; i <= plan.alertmanagers(); i++) {
                alertmanagers.add(alertmanager("alertmanager-" + i, configuration, directory));
            }
            List<URI> urls = alertmanagers.stream().map(LoopbackServer::url).toList();
            return new Monitoring(List.copyOf(alertmanagers), prometheus(plan, urls, directory));
        } catch (RuntimeException e) {
            alertmanagers.forEach(LoopbackServer::close);
            throw e;
        }
    }

    public URI prometheus() {
        return prometheus.url();
    }

    /** All Alertmanagers; each gets every alert from Prometheus. */
    public List<URI> alertmanagers() {
        return alertmanagers.stream().map(LoopbackServer::url).toList();
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanagers.forEach(LoopbackServer::close);
    }

    private static LoopbackServer alertmanager(String name, Path configuration, LabDirectory directory) {
        Path data = directory.directory("monitoring/" + name);
        return LoopbackServer.start(
                name,
                directory.path().resolve("monitoring/" + name + ".log"),
                "/-/ready",
                START_LIMIT,
                port -> List.of(
                        "prometheus-alertmanager",
                        "--config.file=" + configuration,
                        "--storage.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        // alone: members of the pair do not gossip, so each sends its own webhook
                        "--cluster.listen-address="));
    }

    private static LoopbackServer prometheus(MonitoringPlan plan, List<URI> alertmanagers, LabDirectory directory) {
        Path configuration =
                directory.write("monitoring/prometheus.yml", MonitoringFiles.prometheus(plan, alertmanagers));
        directory.write(
                "monitoring/rules/autoscaler/svc-" + plan.service() + ".yml", MonitoringFiles.rules(plan.service()));
        Path data = directory.directory("monitoring/prometheus");
        return LoopbackServer.start(
                "prometheus",
                directory.path().resolve("monitoring/prometheus.log"),
                "/-/ready",
                START_LIMIT,
                port -> List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-lifecycle",
                        // a lost alert is sent again after this; also a quarter of the time until it counts as over
                        "--rules.alert.resend-delay=2s",
                        "--log.level=warn"));
    }
}
