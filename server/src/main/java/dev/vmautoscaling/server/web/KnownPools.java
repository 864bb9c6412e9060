package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredPool;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** IP pools with what is recorded around them: who uses them, and who has their addresses. */
@Component
class KnownPools {
    private final JdbcIpPools pools;
    private final JdbcLeases leases;
    private final JdbcMembers members;
    private final JdbcScalingGroups groups;
    private final InstantSource time;

    KnownPools(
            JdbcIpPools pools, JdbcLeases leases, JdbcMembers members, JdbcScalingGroups groups, InstantSource time) {
        this.pools = pools;
        this.leases = leases;
        this.members = members;
        this.groups = groups;
        this.time = time;
    }

    /** @throws Refused when there is none */
    StoredPool known(String name) {
        return pools.stored(name)
                .orElseThrow(() -> Refused.unknown(
                        "ip pool",
                        name,
                        pools.all().stream().map(pool -> pool.name()).toList()));
    }

    /** Services whose configs name the pool. */
    List<String> usedBy(String name) {
        return groups.all().stream()
                .map(stored -> stored.group().config())
                .filter(config -> config.addressing().ipPool().equals(name))
                .map(GroupConfig::service)
                .toList();
    }

    /** What no member may be given now, of any pool, by address. */
    Map<IpAddress, Lease> notFree() {
        return leases.notFree(time.instant());
    }

    /** Whose each address of the pool is that a member holds. */
    Map<IpAddress, String> holders(String pool) {
        return leases.leases(pool, time.instant()).stream()
                .filter(lease -> lease.state() == Lease.State.HELD)
                .collect(Collectors.toMap(
                        Lease::address,
                        lease -> members.find(lease.holder()).map(Member::name).orElse("member " + lease.holder())));
    }

    IpPoolView view(StoredPool stored) {
        String name = stored.pool().name();
        List<Lease> taken = leases.leases(name, time.instant());
        return IpPoolView.of(
                stored, usedBy(name), taken, taken.stream().map(this::view).toList());
    }

    private IpPoolView.LeaseView view(Lease lease) {
        return new IpPoolView.LeaseView(
                lease.address().value(),
                lease.state().name(),
                lease.holder(),
                members.find(lease.holder()).map(Member::name),
                lease.restsUntil());
    }
}
