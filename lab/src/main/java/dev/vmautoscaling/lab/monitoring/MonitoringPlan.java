package dev.vmautoscaling.lab.monitoring;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the lab's Prometheus and Alertmanager are to watch and whom to tell.
 *
 * @param service the service's name, also its scrape job and the label of its series
 * @param baseTargets VM name to {@code host:port} of its exporter, for the members that were there before
 * @param controlPlane where webhooks go and service discovery comes from
 * @param webhookToken file with the bearer token for webhooks, read again for each
 * @param serviceDiscoveryToken file with the bearer token for service discovery, read again for each request
 * @param alertmanagers how many; more than one is an HA pair whose members do not know of each other
 */
public record MonitoringPlan(
        String service,
        Map<String, String> baseTargets,
        URI controlPlane,
        Path webhookToken,
        Path serviceDiscoveryToken,
        int alertmanagers) {

    public MonitoringPlan {
        baseTargets = Map.copyOf(baseTargets);
        if (alertmanagers < 1) {
            throw new IllegalArgumentException("at least one Alertmanager");
        }
    }
}
