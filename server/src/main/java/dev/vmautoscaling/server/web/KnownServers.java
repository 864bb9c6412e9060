package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.preflight.Preflight;
import dev.vmautoscaling.preflight.Reach;
import dev.vmautoscaling.preflight.Servers;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Addresses that servers have already which are none of ours, asked of every F5 and vCenter that is known. */
@Component
class KnownServers {
    private final Reach reach;
    private final ConnectionStore connections;
    private final KnownPools pools;

    KnownServers(Reach reach, ConnectionStore connections, KnownPools pools) {
        this.reach = reach;
        this.connections = connections;
        this.pools = pools;
    }

    /** What we have given out ourselves is left out. */
    Servers seen() {
        Servers all = Servers.seenBy(reach, named(Connection.Kind.F5), named(Connection.Kind.VCENTER), Preflight.LIMIT);
        Map<IpAddress, String> others = new HashMap<>(all.byAddress());
        others.keySet().removeAll(pools.notFree().keySet());
        return new Servers(others, all.troubles());
    }

    private List<String> named(Connection.Kind kind) {
        return connections.all().stream()
                .map(ConnectionStore.Stored::connection)
                .filter(connection -> connection.kind() == kind)
                .map(Connection::name)
                .toList();
    }
}
