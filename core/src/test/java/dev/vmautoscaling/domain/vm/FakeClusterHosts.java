package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.fault.CallScript;
import dev.vmautoscaling.domain.fault.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts in memory. Thread-safe. */
public final class FakeClusterHosts implements ClusterHosts {
    private final CallScript script = new CallScript("vCenter fake", ClusterHosts.class);
    private final Map<String, List<HostRoom>> clusters = new ConcurrentHashMap<>();

    public CallScript script() {
        return script;
    }

    /** Makes or replaces the cluster. */
    public FakeClusterHosts with(String datacenter, String cluster, HostRoom... hosts) {
        clusters.put(datacenter + "/" + cluster, List.of(hosts));
        return this;
    }

    @Override
    public List<HostRoom> hosts(String datacenter, String cluster) {
        return script.call("hosts", () -> {
            List<HostRoom> hosts = clusters.get(datacenter + "/" + cluster);
            if (hosts == null) {
                throw script.fault(FaultKind.PERMANENT, "hosts", "there is no cluster " + cluster);
            }
            return hosts;
        });
    }
}
