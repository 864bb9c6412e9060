package dev.vmautoscaling.domain.pool;

import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import java.util.List;

/**
 * A pool with what is in it and what sends traffic to it.
 *
 * @param monitor the names of its health monitors as F5 writes them; may be empty
 */
public record ListedPool(PoolId id, String monitor, List<Member> members, List<VirtualServer> virtualServers) {
    /** @param address as F5 writes it; {@code any6} for the parent of members that it makes from a host name */
    public record Member(String name, String address, int port, AdminState admin, Availability availability) {}

    public ListedPool {
        members = List.copyOf(members);
        virtualServers = List.copyOf(virtualServers);
    }
}
