package dev.vmautoscaling.domain.vm;

import java.util.List;

/** The hosts of one vCenter's clusters. Throws {@link dev.vmautoscaling.domain.fault.OutsideFault}. */
public interface ClusterHosts {
    /**
     * The cluster's hosts as they are now, by name.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when there is no such cluster
     */
    List<HostRoom> hosts(String datacenter, String cluster);
}
