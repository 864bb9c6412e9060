package dev.vmautoscaling.domain.vm;

/**
 * Where new VMs go: all by their names in vCenter.
 *
 * @param vcenter the connection
 * @param folder a path below the datacenter's VM folder, made when missing: {@code VM-Autoscaling/shop}
 * @param network a standard network or a distributed port group
 */
public record Placement(
        String vcenter, String datacenter, String cluster, String folder, String datastore, String network) {}
