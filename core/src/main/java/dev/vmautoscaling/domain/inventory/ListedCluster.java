package dev.vmautoscaling.domain.inventory;

import java.util.List;

/**
 * A cluster.
 *
 * @param hosts by name
 * @param hasDrs whether vCenter places VMs on its hosts by itself
 */
public record ListedCluster(String name, String datacenter, List<String> hosts, boolean hasDrs) {
    public ListedCluster {
        hosts = List.copyOf(hosts);
    }
}
