package dev.vmautoscaling.domain.metric;

/** What is shown of a service over a span of time. */
public enum Curve {
    CPU(Metric.CPU.label(), Metric.CPU.recordedAs(), "ratio"),
    MEMORY(Metric.MEMORY.label(), Metric.MEMORY.recordedAs(), "ratio"),
    RESPONSE_TIME(Metric.RESPONSE_TIME.label(), Metric.RESPONSE_TIME.recordedAs(), "seconds"),
    REQUESTS(Metric.REQUESTS.label(), Metric.REQUESTS.recordedAs(), "per second"),
    PROMQL(Metric.PROMQL.label(), Metric.PROMQL.recordedAs(), ""),
    /** Members that are scraped. */
    MEMBERS("members", "service:members:count", "members"),
    /** Those of them that answer. */
    MEMBERS_UP("members_up", "service:members_up:sum", "members");

    private final String label;
    private final String recordedAs;
    private final String unit;

    Curve(String label, String recordedAs, String unit) {
        this.label = label;
        this.recordedAs = recordedAs;
        this.unit = unit;
    }

    /** Its name in requests and answers. */
    public String label() {
        return label;
    }

    /** The name of the recorded series in Prometheus. */
    public String recordedAs() {
        return recordedAs;
    }

    /** Empty when only the operator knows. */
    public String unit() {
        return unit;
    }
}
