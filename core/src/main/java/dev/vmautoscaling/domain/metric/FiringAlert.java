package dev.vmautoscaling.domain.metric;

import java.time.Instant;

/**
 * One of our alert rules that fires in Prometheus now.
 *
 * @param since when its condition began to hold; it fired a {@code for} later
 */
public record FiringAlert(Direction direction, Metric metric, Instant since) {
    /** What the rule asks for. */
    public enum Direction {
        SCALE_OUT("scale_out"),
        SCALE_IN("scale_in");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        /** The value of the alert label {@code action}. */
        public String label() {
            return label;
        }
    }
}
