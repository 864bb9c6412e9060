package dev.vmautoscaling.server.config;

import java.util.Optional;

/**
 * Where new VMs go, by names in vCenter.
 *
 * @param vcenter the connection
 * @param folder {@code VM-Autoscaling/} and the service when absent
 */
public record PlacementDocument(
        @Example("vcenter-seoul") String vcenter,
        @Example("DC1") String datacenter,
        @Example("cluster-1") String cluster,
        Optional<String> folder,
        @Example("ssd-1") String datastore,
        @Example("VLAN 120") String network)
        implements Checked {
    @Override
    public void check(Checks checks) {
        checks.matches("vcenter", vcenter, Names.PATTERN, Names.ALLOWED);
        checks.text("datacenter", datacenter, 80);
        checks.text("cluster", cluster, 80);
        folder.ifPresent(path -> checks.matches(
                "folder",
                path,
                "[^/\\s][^/]*(/[^/\\s][^/]*){0,9}",
                "a path below the datacenter's VM folder, such as VM-Autoscaling/shop"));
        checks.text("datastore", datastore, 80);
        checks.text("network", network, 80);
    }
}
