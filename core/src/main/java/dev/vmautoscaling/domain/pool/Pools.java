package dev.vmautoscaling.domain.pool;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pools of one F5. Every write is read back before it returns; every method throws
 * {@link dev.vmautoscaling.domain.fault.OutsideFault}.
 */
public interface Pools {
    /**
     * All members of the pool with their state and connections.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when there is no such pool
     */
    List<PoolMember> members(PoolId pool);

    /**
     * The members of many pools, in a number of requests that does not grow with theirs. A pool that does not exist is
     * missing in the answer. Connections may be told as 0 whatever they are: who needs them asks for the one pool.
     */
    Map<PoolId, List<PoolMember>> members(Set<PoolId> pools);

    /** @return empty when the pool has no member there */
    Optional<PoolMember> member(PoolId pool, Endpoint endpoint);

    /**
     * Adds a member that is disabled from its first moment; one that is there already with this mark is left as it is.
     *
     * @param mark whose it is, kept on the member and on a node made for it
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when a member without this mark is there
     */
    void add(PoolId pool, Endpoint endpoint, String mark);

    /** @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when the pool has no member there */
    void setAdminState(PoolId pool, Endpoint endpoint, AdminState state);

    /**
     * Removes the member, and its node when no pool uses it and it carries the mark. What is gone already is no fault: a
     * node left behind by a removal that was cut short goes too.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when the member there does not carry the mark
     */
    void remove(PoolId pool, Endpoint endpoint, String mark);

    /** The name of the node that has this address, whoever made it. */
    Optional<String> nodeAt(IpAddress address);
}
