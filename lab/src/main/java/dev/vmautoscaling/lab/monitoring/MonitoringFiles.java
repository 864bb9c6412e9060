package dev.vmautoscaling.lab.monitoring;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The lab's Prometheus and Alertmanager as their administrators have left them: a service is scraped, and nobody is woken.
 * Everything that scaling needs is the control plane's to put in. Other times than in production: scraped and evaluated
 * each second.
 */
final class MonitoringFiles {

    /** Somebody who is never told of anything. */
    static final String ALERTMANAGER = """
            # who is told what
            route:
              receiver: nobody
            receivers:
              - name: nobody
            """;

    private MonitoringFiles() {}

    static String prometheus(MonitoringPlan plan, List<URI> alertmanagers) {
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                alerting:
                  alertmanagers:
                    - static_configs: [{targets: [%s]}]
                scrape_configs:
                  # the servers that were there before
                  - job_name: %s
                    static_configs:
                %s
                """.formatted(
                        alertmanagers.stream()
                                .map(uri -> "'" + uri.getAuthority() + "'")
                                .collect(Collectors.joining(", ")),
                        plan.job(),
                        plan.baseTargets().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(target -> staticConfig(plan.job(), target.getKey(), target.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    private static String staticConfig(String service, String vm, String target) {
        return "      - {targets: ['%s'], labels: {service: %s, vm: %s, instance: %s}}"
                .formatted(target, service, vm, vm);
    }
}
