package dev.vmautoscaling.domain.metric;

/** What is measured of a service, as an average over its members or in total. */
public enum Metric {
    /** Busy share, 0 to 1. */
    CPU("cpu", "service:cpu_busy:ratio"),
    /** Used share, 0 to 1. */
    MEMORY("memory", "service:memory_used:ratio"),
    /** 95th percentile, in seconds. */
    RESPONSE_TIME("response_time", "service:response_time:p95"),
    /** Requests per second, in total. */
    REQUESTS("requests", "service:requests:rate"),
    /** The value of the operator's own query, in its own unit. */
    PROMQL("promql", "service:promql:value");

    private final String label;
    private final String recordedAs;

    Metric(String label, String recordedAs) {
        this.label = label;
        this.recordedAs = recordedAs;
    }

    /** The value of the alert label {@code metric}. */
    public String label() {
        return label;
    }

    /** The name of the recorded series in Prometheus; its label {@code service} tells whose it is. */
    public String recordedAs() {
        return recordedAs;
    }
}
