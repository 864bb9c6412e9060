package dev.vmautoscaling.lab.monitoring;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration of the lab's Prometheus and Alertmanager. Same rules as in production, other times: scraped and
 * evaluated each second, rates over four seconds (a rate window needs at least four scrapes, so that two missed ones do
 * not matter).
 */
public final class MonitoringFiles {

    /** What lies in the rule file: just what the product writes for the lab's config of a service that is its own job. */
    public static String rules(String service) {
        return RULES.replace("$SERVICE", service);
    }

    static String prometheus(MonitoringPlan plan, List<URI> alertmanagers) {
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [rules/autoscaler/*.yml]
                alerting:
                  alertmanagers:
                    - static_configs: [{targets: [%s]}]
                scrape_configs:
                  - job_name: %s
                    static_configs:
                %s
                  - job_name: vm-autoscaler
                    http_sd_configs:
                      - url: %s/api/service-discovery
                        refresh_interval: 1s
                        authorization: {type: Bearer, credentials_file: %s}
                """.formatted(
                        alertmanagers.stream()
                                .map(uri -> "'" + uri.getAuthority() + "'")
                                .collect(Collectors.joining(", ")),
                        plan.service(),
                        plan.baseTargets().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(target -> staticConfig(plan.service(), target.getKey(), target.getValue()))
                                .collect(Collectors.joining("\n")),
                        plan.controlPlane(),
                        plan.serviceDiscoveryToken());
    }

    static String alertmanager(MonitoringPlan plan) {
        return """
                route:
                  receiver: nobody
                  routes:
                    - receiver: vm-autoscaler
                      matchers: ['managed_by="vm-autoscaler"']
                      continue: true
                      group_by: [service, action, alertname]
                      group_wait: 0s
                      group_interval: 1s
                      repeat_interval: 5s
                receivers:
                  - name: nobody
                  - name: vm-autoscaler
                    webhook_configs:
                      - url: %s/api/webhooks/alertmanager
                        send_resolved: true
                        max_alerts: 0
                        http_config:
                          authorization: {type: Bearer, credentials_file: %s}
                """.formatted(plan.controlPlane(), plan.webhookToken());
    }

    private static String staticConfig(String service, String vm, String target) {
        return "      - {targets: ['%s'], labels: {service: %s, vm: %s, instance: %s}}"
                .formatted(target, service, vm, vm);
    }

    private static final String RULES = """
            # The rules of $SERVICE, written by VM Autoscaling from its config. What is changed here by hand is replaced.
            groups:
              - name: vm-autoscaler-$SERVICE
                interval: 1s
                rules:
                  - record: service:cpu_busy:ratio
                    expr: |-
                      avg(1
                      - sum by (instance) (rate(node_cpu_seconds_total{job="$SERVICE",mode="idle"}[4s]))
                      / sum by (instance) (rate(node_cpu_seconds_total{job="$SERVICE"}[4s])))
                    labels: {service: $SERVICE}
                  - record: service:memory_used:ratio
                    expr: |-
                      avg(1
                      - node_memory_MemAvailable_bytes{job="$SERVICE"}
                      / node_memory_MemTotal_bytes{job="$SERVICE"})
                    labels: {service: $SERVICE}
                  - record: service:response_time:p95
                    expr: |-
                      histogram_quantile(0.95,
                      sum by (le) (rate(http_request_duration_seconds_bucket{job="$SERVICE"}[4s])))
                    labels: {service: $SERVICE}
                  - record: service:requests:rate
                    expr: 'sum(rate(http_requests_total{job="$SERVICE"}[4s]))'
                    labels: {service: $SERVICE}
                  - record: service:members_up:sum
                    expr: 'sum(up{job="$SERVICE"})'
                    labels: {service: $SERVICE}
                  - record: service:members:count
                    expr: 'count(up{job="$SERVICE"})'
                    labels: {service: $SERVICE}
                  - alert: AutoscaleCpuHigh
                    expr: |-
                      100 * service:cpu_busy:ratio{service="$SERVICE"} > 75
                      and on (service) service:members_up:sum{service="$SERVICE"} >= 1
                    for: 3s
                    labels: {managed_by: vm-autoscaler, service: $SERVICE, action: scale_out, metric: cpu}
                    annotations:
                      summary: '$SERVICE: CPU {{ $value | printf "%.4g" }} %, above 75 %'
                      value: '{{ $value | printf "%.4g" }}'
                      threshold: '75'
                      revision: 'lab'
                  - alert: AutoscaleCpuLow
                    expr: |-
                      100 * service:cpu_busy:ratio{service="$SERVICE"} < 30
                      and on (service) (service:members_up:sum{service="$SERVICE"} == service:members:count{service="$SERVICE"})
                    for: 5s
                    labels: {managed_by: vm-autoscaler, service: $SERVICE, action: scale_in, metric: cpu}
                    annotations:
                      summary: '$SERVICE: CPU {{ $value | printf "%.4g" }} %, with everything else low, below 30 %'
                      value: '{{ $value | printf "%.4g" }}'
                      threshold: '30'
                      revision: 'lab'
            """;

    private MonitoringFiles() {}
}
