package dev.vmautoscaling.server;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured of the process itself; everything else is edited while it runs.
 *
 * @param dataDir where keys, first passwords and the embedded database lie; made when it is missing
 */
@ConfigurationProperties("autoscaler")
public record AutoscalerProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue Evaluation evaluation,
        @DefaultValue Decisions decisions) {
    /**
     * The evaluation loop.
     *
     * @param interval from the beginning of one round to the beginning of the next
     */
    public record Evaluation(@DefaultValue("10s") Duration interval) {
        public Evaluation {
            atLeast("autoscaler.evaluation.interval", interval, Duration.ofMillis(100));
        }
    }

    /**
     * The record of decisions.
     *
     * @param keep how long
     */
    public record Decisions(@DefaultValue("90d") Duration keep) {
        public Decisions {
            atLeast("autoscaler.decisions.keep", keep, Duration.ofHours(1));
        }
    }

    private static void atLeast(String property, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(property + " must be at least " + least + ", not " + value);
        }
    }
}
