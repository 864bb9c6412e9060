package dev.vmautoscaling.lab.site;

import java.time.Duration;

/**
 * How long the simulated systems take on purpose.
 *
 * @param cloning of a VM
 * @param power to switch it on or off
 * @param boot from power to an address
 * @param shutdown from the order to the loss of power
 * @param monitorScale the F5's monitor seconds are multiplied with this; 0 probes as fast as is sensible
 */
public record Delays(Duration cloning, Duration power, Duration boot, Duration shutdown, double monitorScale) {

    /** A quick datacenter: seconds where a real one takes minutes. */
    public static final Delays USUAL = new Delays(
            Duration.ofMillis(1_500), Duration.ofMillis(300), Duration.ofMillis(2_500), Duration.ofMillis(500), 0.2);

    public static final Delays NONE = new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
}
