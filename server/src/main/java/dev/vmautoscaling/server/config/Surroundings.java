package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an edit meets, as recorded. */
@Component
class Surroundings {
    private final JdbcScalingGroups groups;
    private final JdbcIpPools pools;
    private final JdbcLeases leases;
    private final JdbcMembers members;
    private final ConnectionStore connections;
    private final InstantSource time;

    Surroundings(
            JdbcScalingGroups groups,
            JdbcIpPools pools,
            JdbcLeases leases,
            JdbcMembers members,
            ConnectionStore connections,
            InstantSource time) {
        this.groups = groups;
        this.pools = pools;
        this.leases = leases;
        this.members = members;
        this.connections = connections;
        this.time = time;
    }

    /** Asked where no other editor works and no event of the edited services opens. */
    Existing look() {
        return new Existing(
                pools.all().stream().collect(Collectors.toMap(IpPool::name, Function.identity())),
                held(),
                groups.all().stream()
                        .map(StoredGroup::group)
                        .collect(Collectors.toMap(ScalingGroup::service, Function.identity())),
                inhabited(),
                connections.all().stream()
                        .map(ConnectionStore.Stored::connection)
                        .collect(Collectors.toMap(
                                connection -> connection.name(),
                                connection -> connection.kind().name().toLowerCase(Locale.ROOT))));
    }

    private Map<String, Map<IpAddress, String>> held() {
        return leases.notFree(time.instant()).values().stream()
                .filter(lease -> lease.state() == Lease.State.HELD)
                .collect(Collectors.groupingBy(Lease::pool, Collectors.toMap(Lease::address, this::holder)));
    }

    private String holder(Lease lease) {
        return members.find(lease.holder()).map(Member::name).orElse("member " + lease.holder());
    }

    /** Members outlive a config that was deleted, and may meet one that is made anew. */
    private Map<String, GroupConfig> inhabited() {
        Map<String, GroupConfig> inhabited = new HashMap<>();
        members.servicesWithLive()
                .forEach(service -> groups.find(service).ifPresent(group -> inhabited.put(service, group.config())));
        return inhabited;
    }
}
