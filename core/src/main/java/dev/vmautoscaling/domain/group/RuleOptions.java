package dev.vmautoscaling.domain.group;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules in Prometheus are made of where a service is not like most.
 *
 * @param labels labels that the series of every member carry beside {@code job}, where several services share a job; created
 *     members get them too
 * @param applicationJob the scrape job of the service's own software, when it is another than that of the members
 * @param requests the counter of requests
 * @param promqlInterval how often the operator's own query is evaluated, when it is costly
 * @param template the operator's own text of the rule file, with variables; empty for the product's
 */
public record RuleOptions(
        Map<String, String> labels,
        Optional<String> applicationJob,
        ResponseTimes responseTimes,
        String requests,
        Optional<Duration> promqlInterval,
        Optional<String> template) {
    public static final String USUAL_REQUESTS = "http_requests_total";

    public static final RuleOptions PRESET = new RuleOptions(
            Map.of(), Optional.empty(), ResponseTimes.HISTOGRAM, USUAL_REQUESTS, Optional.empty(), Optional.empty());

    public RuleOptions {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** What the metric of response times is. */
    public enum ResponseTimes {
        /** Requests counted in buckets. */
        HISTOGRAM,
        /** Seconds, such as {@code probe_duration_seconds} of probes. */
        GAUGE
    }
}
