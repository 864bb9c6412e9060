package dev.vmautoscaling.lab.monitoring;

import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running Prometheus with its Alertmanagers, on loopback, each with files that others may change. */
public final class Monitoring implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Running prometheus;
    private final List<Running> alertmanagers;

    private Monitoring(Running prometheus, List<Running> alertmanagers) {
        this.prometheus = prometheus;
        this.alertmanagers = alertmanagers;
    }

    /** A server and its main file. */
    private record Running(LoopbackServer server, Path file) {}

    /**
     * Starts them and waits until they are ready.
     *
     * @param directory for their configuration, data and logs
     * @throws IllegalStateException if one of them does not start; those that did are ended
     */
    public static Monitoring start(MonitoringPlan plan, LabDirectory directory) {
        List<Running> alertmanagers = new ArrayList<>();
        try {
            for (int i = 1; i <= plan.alertmanagers(); i++) {
                alertmanagers.add(alertmanager("alertmanager-" + i, directory));
            }
            List<URI> urls = alertmanagers.stream()
                    .map(running -> running.server().url())
                    .toList();
            return new Monitoring(prometheus(plan, urls, directory), List.copyOf(alertmanagers));
        } catch (RuntimeException e) {
            alertmanagers.forEach(running -> running.server().close());
            throw e;
        }
    }

    public URI prometheus() {
        return prometheus.server().url();
    }

    public Path prometheusFile() {
        return prometheus.file();
    }

    /** Where rule files may be put; the main file does not name any. */
    public Path rulesDirectory() {
        return prometheus.file().resolveSibling("rules");
    }

    /** All Alertmanagers; each gets every alert from Prometheus. */
    public List<URI> alertmanagers() {
        return alertmanagers.stream().map(running -> running.server().url()).toList();
    }

    /** The main file of each Alertmanager, in the same order. */
    public List<Path> alertmanagerFiles() {
        return alertmanagers.stream().map(Running::file).toList();
    }

    @Override
    public void close() {
        prometheus.server().close();
        alertmanagers.forEach(running -> running.server().close());
    }

    private static Running alertmanager(String name, LabDirectory directory) {
        Path file = directory.write("monitoring/" + name + "/alertmanager.yml", MonitoringFiles.ALERTMANAGER);
        Path data = directory.directory("monitoring/" + name + "/data");
        LoopbackServer server = LoopbackServer.start(
                name,
                directory.path().resolve("monitoring/" + name + ".log"),
                "/-/ready",
                START_LIMIT,
                port -> List.of(
                        "prometheus-alertmanager",
                        "--config.file=" + file,
                        "--storage.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        // alone: members of the pair do not gossip, so each sends its own webhook
                        "--cluster.listen-address="));
        return new Running(server, file);
    }

    private static Running prometheus(MonitoringPlan plan, List<URI> alertmanagers, LabDirectory directory) {
        Path file = directory.write(
                "monitoring/prometheus/prometheus.yml", MonitoringFiles.prometheus(plan, alertmanagers));
        Path data = directory.directory("monitoring/prometheus/data");
        LoopbackServer server = LoopbackServer.start(
                "prometheus",
                directory.path().resolve("monitoring/prometheus.log"),
                "/-/ready",
                START_LIMIT,
                port -> List.of(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-lifecycle",
                        // a lost alert is sent again after this; also a quarter of the time until it counts as over
                        "--rules.alert.resend-delay=2s",
                        "--log.level=warn"));
        return new Running(server, file);
    }
}
