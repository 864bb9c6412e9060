package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.yaml.Bearer;
import dev.vmautoscaling.adapters.yaml.YamlWriter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job of ours in {@code prometheus.yml}: how Prometheus finds the members that we create. Each target brings its service's own
 * {@code job} label with it, so that dashboards go on working.
 *
 * @param name {@link #ALL}, or that of one service
 * @param scrapeInterval how often members are scraped
 */
public record ScrapeJob(String name, Duration scrapeInterval, Targets targets) {
    /** The one job for the created members of all services. */
    public static final String ALL = "vm-autoscaler";

    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    /** Where the targets come from. */
    public sealed interface Targets {
        /**
         * Prometheus asks us. When we fail it keeps the list it has, but not over a restart of its own.
         *
         * @param url of {@code /api/service-discovery}, with {@code ?service=} for one service
         * @param authority a file with the certificate that signed ours, when Prometheus does not know it
         */
        record Asked(URI url, Bearer bearer, Duration refreshInterval, Optional<String> authority) implements Targets {}

        /**
         * Prometheus reads files that we write, as {@link TargetFile}; they survive its restarts.
         *
         * @param path as Prometheus sees it; {@code *} only in its last part
         */
        record Read(String path, Duration refreshInterval) implements Targets {}

        /** In the file itself, which so changes with every member. */
        record Written(List<TargetFile.Target> members) implements Targets {
            public Written {
                members = List.copyOf(members);
            }
        }
    }

    /** The name of a job for one service alone. */
    public static String name(String service) {
        return ALL + "-" + service;
    }

    Map<String, Object> yaml() {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("job_name", name);
        job.put("scrape_interval", Expressions.duration(scrapeInterval));
        boolean isShort = scrapeInterval.compareTo(LONGEST_TIMEOUT) < 0;
        job.put("scrape_timeout", Expressions.duration(isShort ? scrapeInterval : LONGEST_TIMEOUT));
        switch (targets) {
            case Targets.Asked asked -> job.put("http_sd_configs", List.of(yaml(asked)));
            case Targets.Read read -> job.put("file_sd_configs", List.of(yaml(read)));
            case Targets.Written written ->
                job.put(
                        "static_configs",
                        written.members().stream().map(ScrapeJob::yaml).toList());
        }
        return job;
    }

    private static Map<String, Object> yaml(Targets.Asked asked) {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("url", asked.url().toString());
        discovery.put("refresh_interval", Expressions.duration(asked.refreshInterval()));
        discovery.put("authorization", asked.bearer().yaml());
        asked.authority()
                .ifPresent(file -> discovery.put("tls_config", new YamlWriter.Inline(Map.of("ca_file", file))));
        return discovery;
    }

    private static Map<String, Object> yaml(Targets.Read read) {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("files", new YamlWriter.Inline(List.of(read.path())));
        discovery.put("refresh_interval", Expressions.duration(read.refreshInterval()));
        return discovery;
    }

    private static Map<String, Object> yaml(TargetFile.Target target) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("targets", new YamlWriter.Inline(List.of(target.address())));
        group.put("labels", new YamlWriter.Inline(target.labels()));
        return group;
    }
}
