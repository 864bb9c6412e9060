package dev.vmautoscaling.domain.pool;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.List;
import java.util.Map;

/**
 * What one F5 has around its pools; read, never changed. Every method throws {@link
 * dev.vmautoscaling.domain.fault.OutsideFault}.
 */
public interface Balancer {
    /** Every virtual server that the account may see. */
    List<VirtualServer> virtualServers();

    /**
     * The monitors of the pool's members, none when nothing watches them.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when there is no such pool
     */
    List<Monitor> monitors(PoolId pool);

    PoolRights rights(PoolId pool);

    /** The name of the node at each address that has one, whoever made it. */
    Map<IpAddress, String> nodes();
}
