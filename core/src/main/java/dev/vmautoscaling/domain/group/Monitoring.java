package dev.vmautoscaling.domain.group;

import dev.vmautoscaling.domain.policy.AlertProfile;
import java.util.Optional;

/**
 * Where and how the service is measured.
 *
 * @param prometheus the connection
 * @param job the scrape job of the base members; created members carry the same label
 * @param responseTimes the metric of response times in seconds, of a histogram without {@code _bucket}
 * @param promql a query of the operator's own, one value for the service; its thresholds are those of {@code Metric.PROMQL}
 */
public record Monitoring(
        String prometheus,
        String job,
        int metricsPort,
        AlertProfile profile,
        String responseTimes,
        Optional<String> promql,
        RuleOptions rules) {
    public static final String USUAL_RESPONSE_TIMES = "http_request_duration_seconds";
}
