package dev.vmautoscaling.domain.pool;

import dev.vmautoscaling.domain.fault.CallScript;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What stands around the pools of one F5, in memory. Thread-safe. */
public final class FakeBalancer implements Balancer {
    private final CallScript script = new CallScript("F5 fake", Balancer.class);
    private final Map<String, VirtualServer> virtualServers = new LinkedHashMap<>();
    private final Map<PoolId, List<Monitor>> monitors = new HashMap<>();
    private final Map<IpAddress, String> nodes = new HashMap<>();
    private PoolRights rights = new PoolRights.Enough("admin");

    public CallScript script() {
        return script;
    }

    /** Makes or replaces it. */
    public synchronized FakeBalancer with(VirtualServer virtualServer) {
        virtualServers.put(virtualServer.name(), virtualServer);
        return this;
    }

    /** A pool, and what watches its members. */
    public synchronized FakeBalancer with(PoolId pool, Monitor... watching) {
        monitors.put(pool, List.of(watching));
        return this;
    }

    public synchronized FakeBalancer withNode(IpAddress address, String name) {
        nodes.put(address, name);
        return this;
    }

    public synchronized FakeBalancer withRights(PoolRights given) {
        rights = given;
        return this;
    }

    @Override
    public List<VirtualServer> virtualServers() {
        return call("virtualServers", () -> List.copyOf(virtualServers.values()));
    }

    @Override
    public List<Monitor> monitors(PoolId pool) {
        return call("monitors", () -> {
            List<Monitor> watching = monitors.get(pool);
            if (watching == null) {
                throw script.fault(FaultKind.PERMANENT, "monitors", "there is no pool " + pool);
            }
            return watching;
        });
    }

    @Override
    public PoolRights rights(PoolId pool) {
        return call("rights", () -> rights);
    }

    @Override
    public Map<IpAddress, String> nodes() {
        return call("nodes", () -> Map.copyOf(nodes));
    }

    private <T> T call(String operation, Supplier<T> effect) {
        return script.call(operation, () -> {
            synchronized (this) {
                return effect.get();
            }
        });
    }
}
