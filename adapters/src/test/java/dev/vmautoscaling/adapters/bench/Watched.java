package dev.vmautoscaling.adapters.bench;

import dev.vmautoscaling.adapters.prometheus.RuleFile;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.policy.ThresholdPolicy;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import dev.vmautoscaling.scaling.Configs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Services that real Prometheus scrapes and watches with the rules that the product makes for them. */
final class Watched {
    private Watched() {}

    /**
     * A config as the product takes it, with a job of its own and every metric watched.
     *
     * @param outFor how long before an alert fires
     */
    static GroupConfig config(String service, AlertProfile profile, Duration outFor) {
        GroupConfig shop = Configs.shop();
        Monitoring monitoring = Configs.with(Configs.with(shop.monitoring(), "job", service), "profile", profile);
        ThresholdPolicy thresholds = Configs.with(shop.thresholds(), "outFor", outFor);
        return Configs.with(
                Configs.with(Configs.with(shop, "service", service), "monitoring", monitoring),
                "thresholds",
                thresholds);
    }

    /** What the control plane imports for it; its pool has the service's name. */
    static String yaml(GroupConfig config) {
        return """
                  - service: %1$s
                    enabled: true
                    mode: observe
                    template: template
                    placement: {vcenter: v, datacenter: DC0, cluster: C0, datastore: d, network: n}
                    monitoring: {prometheus: p, job: %1$s, profile: %2$s, cpu: {out: 75, in: 30}, outFor: %3$ds, staleAfter: 60s}
                    scaling: {min: 2, max: 4}
                    loadBalancer: {f5: f, partition: Common, pool: %1$s, vipAddress: 10.0.0.1, vipPort: 80, memberPort: 8080, healthPath: /health}
                    network: {ipPool: shared}
                """.formatted(
                        config.service(),
                        config.monitoring().profile().equals(AlertProfile.FAST) ? "fast" : "standard",
                        config.thresholds().outFor().toSeconds());
    }

    /** Has the control plane take over all of them; vCenter {@code v}, F5 {@code f} and Prometheus {@code p} must be known. */
    static void importAll(Server server, List<GroupConfig> configs) {
        String yaml = """
                ipPools:
                  - {name: shared, ranges: [10.2.0.1-10.2.31.254], prefix: 16, gateway: 10.2.255.254, dns: [10.2.255.254]}
                configs:
                """ + configs.stream().map(Watched::yaml).collect(Collectors.joining());
        String answer = server.send(
                "POST", "/api/import?unchecked=benchmark", "application/yaml", yaml, status -> status == 200);
        if (!answer.contains("\"errors\":[]")) {
            throw new IllegalStateException(answer.substring(0, Math.min(2_000, answer.length())));
        }
    }

    /** Writes the rules of all of them. */
    static void writeRules(LabDirectory directory, List<GroupConfig> configs) {
        configs.stream().map(RuleFile::of).forEach(file -> directory.write("rules/" + file.name(), file.text()));
    }

    /** Prometheus with one scrape job per service. */
    static LoopbackServer prometheus(
            LabDirectory directory,
            List<GroupConfig> configs,
            int members,
            Exporter exporter,
            List<URI> alertmanagers) {
        String jobs =
                configs.stream().map(config -> job(config, members, exporter)).collect(Collectors.joining());
        String configuration =
                """
                global: {scrape_interval: 15s, evaluation_interval: 15s}
                rule_files: [rules/*.yml]
                alerting: {alertmanagers: [{static_configs: [{targets: [%s]}]}]}
                scrape_configs:
                """.formatted(alertmanagers.stream().map(URI::getAuthority).collect(Collectors.joining(","))) + jobs;
        Path file = directory.write("prometheus.yml", configuration);
        Path data = directory.directory("prometheus");
        return LoopbackServer.start(
                "prometheus",
                directory.path().resolve("prometheus.log"),
                "/-/ready",
                Duration.ofSeconds(90),
                port -> List.of(
                        System.getProperty("autoscaler.prometheus", "prometheus"),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn"));
    }

    private static String job(GroupConfig config, int members, Exporter exporter) {
        String service = config.service();
        String targets = IntStream.rangeClosed(1, members)
                .mapToObj(i -> "      - {targets: ['%s'], labels: {instance: %s-%d, __metrics_path__: /%s/%d}}%n"
                        .formatted(exporter.authority(), service, i, service, i))
                .collect(Collectors.joining());
        return "  - job_name: %s%n    scrape_interval: %ds%n    static_configs:%n%s"
                .formatted(service, config.monitoring().profile().scrape().toSeconds(), targets);
    }
}
