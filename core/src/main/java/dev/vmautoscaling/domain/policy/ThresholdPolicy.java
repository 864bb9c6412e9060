package dev.vmautoscaling.domain.policy;

import dev.vmautoscaling.domain.metric.Metric;
import java.time.Duration;
import java.util.Map;

/**
 * Scale by thresholds that Prometheus watches.
 *
 * @param bands the watched metrics
 * @param outFor how long a metric must be beyond its threshold before more are asked for
 * @param inFor the same for fewer
 * @param staleAfter a value older than this is no value
 */
public record ThresholdPolicy(Map<Metric, Band> bands, Duration outFor, Duration inFor, Duration staleAfter) {
    public ThresholdPolicy {
        bands = Map.copyOf(bands);
    }
}
