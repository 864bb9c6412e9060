package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.Metric;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The PromQL that is asked. */
final class Queries {
    static final String MEMBERS_UP = "service:members_up:sum";
    static final String MEMBERS_KNOWN = "service:members:count";
    /** On rows that tell when a metric was measured: whose name it is. */
    static final String MEASURED = "measured_metric";

    static final String SINCE = "ALERTS_FOR_STATE";

    /**
     * Everything about all services in one instant query, so that all of it is of one moment. Three kinds of rows: the
     * recorded values; the time of each metric's sample ({@code timestamp()} takes the name away, so a label says which
     * it is; a query's own time says nothing about a sample that is minutes old); and, for each alert of ours that
     * fires, since when its condition holds.
     */
    static final String READINGS = Stream.concat(
                    Stream.of("{__name__=~\"" + recorded() + "\",service!=\"\"}"),
                    Stream.concat(
                            Arrays.stream(Metric.values()).map(Queries::timeOf),
                            Stream.of("(" + SINCE + "{managed_by=\"vm-autoscaler\"} and ignoring (alertstate)"
                                    + " ALERTS{alertstate=\"firing\",managed_by=\"vm-autoscaler\"})")))
            .collect(Collectors.joining(" or "));

    /** On rows about jobs: whether targets that are up are counted, or all of them. */
    static final String COUNTED = "counted";

    static final String JOBS = "label_replace(count by (job) (up),\"" + COUNTED + "\",\"all\",\"\",\"\") or"
            + " label_replace(count by (job) (up == 1),\"" + COUNTED + "\",\"up\",\"\",\"\")";

    private Queries() {}

    private static String recorded() {
        return Stream.concat(
                        Arrays.stream(Metric.values()).map(Metric::recordedAs), Stream.of(MEMBERS_UP, MEMBERS_KNOWN))
                .collect(Collectors.joining("|"));
    }

    private static String timeOf(Metric metric) {
        return "label_replace(timestamp(%s{service!=\"\"}),\"%s\",\"%s\",\"\",\"\")"
                .formatted(metric.recordedAs(), MEASURED, metric.label());
    }

    /** 1 when every scrape of this member succeeded, where targets keep their address as {@code instance}. */
    static String up(String service, IpAddress address) {
        String host =
                address.isV6() ? "\\\\[" + address + "\\\\]" : address.value().replace(".", "\\\\.");
        return "min(up{service=\"%s\",instance=~\"%s(:[0-9]+)?\"})"
                .formatted(service.replace("\\", "\\\\").replace("\"", "\\\""), host);
    }
}
