package dev.vmautoscaling.lab.guest;

import java.util.Map;
import java.util.TreeMap;

/** What the application counts about the requests it answered, as a Prometheus client library would. */
final class ServedRequests {
    private static final double[] LIMITS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Map<Integer, Long> byCode = new TreeMap<>(Map.of(200, 0L));
    private final long[] buckets = new long[LIMITS.length];
    private long count;
    private double seconds;

    synchronized void record(int code, double took) {
        byCode.merge(code, 1L, Long::sum);
        count++;
        seconds += took;
        for (int i = 0; i < LIMITS.length; i++) {
            if (took <= LIMITS[i]) {
                buckets[i]++;
            }
        }
    }

    synchronized void print(StringBuilder page) {
        page.append("# TYPE http_requests_total counter\n");
        byCode.forEach(
                (code, n) -> page.append("http_requests_total{method=\"GET\",code=\"%d\"} %d\n".formatted(code, n)));
        page.append("# TYPE http_request_duration_seconds histogram\n");
        for (int i = 0; i < LIMITS.length; i++) {
            page.append("http_request_duration_seconds_bucket{le=\"%s\"} %d\n".formatted(LIMITS[i], buckets[i]));
        }
        page.append("http_request_duration_seconds_bucket{le=\"+Inf\"} ").append(count);
        page.append("\nhttp_request_duration_seconds_sum ").append(seconds);
        page.append("\nhttp_request_duration_seconds_count ").append(count).append('\n');
    }
}
