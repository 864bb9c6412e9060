package dev.vmautoscaling.lab.monitoring;

import java.util.Map;

/**
 * What the lab's Prometheus watches before anybody scales anything, and whom it tells.
 *
 * @param job the scrape job of the members that were there before
 * @param baseTargets VM name to {@code host:port} of its exporter
 * @param alertmanagers how many; more than one is an HA pair whose members do not know of each other
 */
public record MonitoringPlan(String job, Map<String, String> baseTargets, int alertmanagers) {

    public MonitoringPlan {
        baseTargets = Map.copyOf(baseTargets);
        if (alertmanagers < 1) {
            throw new IllegalArgumentException("at least one Alertmanager");
        }
    }
}
