package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.AgentGateway;
import dev.vmautoscaling.lab.controlplane.ControlPlane;
import dev.vmautoscaling.lab.jenkins.JenkinsOptions;
import dev.vmautoscaling.lab.jenkins.JenkinsSimulator;
import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.monitoring.Monitoring;
import dev.vmautoscaling.lab.monitoring.MonitoringPlan;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Datacenter;
import dev.vmautoscaling.lab.site.Opened;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.site.Site;
import dev.vmautoscaling.lab.wire.PrometheusListing;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything: a datacenter, the control plane, and the monitoring that wakes it. */
final class World implements AutoCloseable {

    private static final Duration MEASURED = Duration.ofSeconds(30);

    private final Opened opened = new Opened();
    private final Journal journal;
    private final Datacenter datacenter;
    private final ControlPlane controlPlane;
    private final Monitoring monitoring;
    private final Optional<JenkinsSimulator> jenkins;

    /**
     * Starts it all and makes the systems known to the control plane; no config is imported yet.
     *
     * @param alertmanagers how many
     * @throws RuntimeException if anything does not start; what did is ended
     */
    World(Options options, int alertmanagers) {
        try {
            LabDirectory directory = opened.add(LabDirectory.create());
            options.logs().ifPresent(logs -> opened.add(() -> directory.keepLogs(logs)));
            journal = opened.add(Journal.inFile(directory.path().resolve("journal.log")));
            // by far the slowest to start, so it starts beside the others
            CompletableFuture<ControlPlane> starting = CompletableFuture.supplyAsync(
                    () -> opened.add(ControlPlane.start(
                            options.serverJar(), directory.directory("control-plane"), options.port())),
                    task -> Thread.ofPlatform().daemon().start(task));
            datacenter = opened.add(new Datacenter(options.netns(), 0, 0, options.delays(), journal));
            monitoring = opened.add(Monitoring.start(plan(alertmanagers), directory));
            controlPlane = join(starting);
            Acquaintance acquaintance = new Acquaintance(controlPlane, monitoring);
            acquaintance.make(datacenter);
            jenkins = options.jenkins() ? Optional.of(jenkins(acquaintance)) : Optional.empty();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    Site site() {
        return datacenter.site();
    }

    Datacenter datacenter() {
        return datacenter;
    }

    Journal journal() {
        return journal;
    }

    ControlPlane controlPlane() {
        return controlPlane;
    }

    Monitoring monitoring() {
        return monitoring;
    }

    /** Where the Jenkins is, when there is one. */
    Optional<URI> jenkinsUrl() {
        return jenkins.map(JenkinsSimulator::url);
    }

    /**
     * The Jenkins.
     *
     * @throws IllegalStateException if there is none
     */
    JenkinsSimulator jenkins() {
        return jenkins.orElseThrow(() -> new IllegalStateException("there is no Jenkins in this world"));
    }

    /** The config of the service, fitting this world. */
    ShopConfig config() {
        return new ShopConfig(
                jenkins.isPresent() ? ShopConfig.Engine.jenkins() : ShopConfig.Engine.EMBEDDED,
                site().network().prefix(),
                site().vipAddress(),
                site().vipPort(),
                site().network().icmpCheck(),
                Shop.TEMPLATE,
                100,
                104,
                20,
                60);
    }

    /** Waits until the base members take traffic and are scraped, as in any datacenter before there is autoscaling. */
    void awaitServing() {
        site().awaitServing();
        awaitValue("both base members are scraped", "sum(up{job=\"shop\"}) == 2");
    }

    /** Waits until the service is evaluated, and its load is measured by the rules that were put in effect for that. */
    void awaitWatched() {
        controlPlane.api().awaitEnabled(Shop.SERVICE);
        awaitValue(
                "the load of the base members is measured",
                "service:cpu_busy:ratio{service=\"shop\"} and on (service) service:members_up:sum == 2");
    }

    private void awaitValue(String what, String query) {
        PrometheusListing prometheus = new PrometheusListing(monitoring.prometheus());
        Waiting.until(what, MEASURED, () -> prometheus.value(query).isPresent());
    }

    @Override
    public void close() {
        opened.close();
    }

    private MonitoringPlan plan(int alertmanagers) {
        Map<String, String> targets = new TreeMap<>();
        site().baseMembers().forEach((vm, address) -> targets.put(vm, address + ":" + Shop.METRICS_PORT));
        return new MonitoringPlan(Shop.SERVICE, targets, alertmanagers);
    }

    private JenkinsSimulator jenkins(Acquaintance acquaintance) {
        JenkinsSimulator started =
                opened.add(new JenkinsSimulator(JenkinsOptions.defaults().withJournal(journal)));
        acquaintance.make(started, opened.add(new AgentGateway(controlPlane.url(), journal)));
        return started;
    }

    private static ControlPlane join(CompletableFuture<ControlPlane> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
