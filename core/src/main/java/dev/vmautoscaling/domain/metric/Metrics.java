package dev.vmautoscaling.domain.metric;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.Map;
import java.util.Optional;

/** One Prometheus, or anything that answers its query API. Every method throws {@link dev.vmautoscaling.domain.fault.OutsideFault}. */
public interface Metrics {
    /** Readings of all services by name, in a constant number of queries. */
    Map<String, ServiceReadings> read();

    /**
     * All that is recorded of one service over time, in one query.
     *
     * @return of each curve that has any value, as many values as the span has instants; NaN where nothing was measured
     */
    Map<Curve, double[]> curves(String service, Span span);

    /**
     * One curve of all services over time, in one query.
     *
     * @return of each service that has any value, by its name, as {@link #curves} tells them
     */
    Map<String, double[]> curveOfAll(Curve curve, Span span);

    /** Whether the last scrape of this member succeeded; empty when it is no target. */
    Optional<Boolean> isUp(String service, IpAddress address);

    /** Whether it scrapes this member now, with or without success; what it has only scraped a moment ago does not count. */
    boolean isTarget(String service, IpAddress address);
}
