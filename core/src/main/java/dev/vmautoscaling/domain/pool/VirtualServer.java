package dev.vmautoscaling.domain.pool;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where clients come in.
 *
 * @param name with its partition, such as {@code /Common/shop-virtual}
 * @param address empty when it takes every address
 * @param port 0 when it takes every port
 * @param pool where it sends clients unless something picks another one
 * @param pickers iRules and policies on it, which may pick a pool themselves
 */
public record VirtualServer(
        String name,
        Optional<IpAddress> address,
        int port,
        boolean enabled,
        Optional<PoolId> pool,
        List<String> pickers) {
    public VirtualServer {
        pickers = List.copyOf(pickers);
    }
}
