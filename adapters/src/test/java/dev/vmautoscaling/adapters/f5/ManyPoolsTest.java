package dev.vmautoscaling.adapters.f5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.lab.f5.F5Simulator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManyPoolsTest {
    private static final PoolId FIRST = new PoolId("Common", "pool-1");

    private final Device device = new Device();
    private final F5Simulator unit = device.start();
    private final F5Pools pools = device.open(unit);
    private final People people = new People(unit);

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void a_thousand_pools_are_read_in_as_many_requests_as_ten() {
        Set<PoolId> thousand = created(1_000);
        pools.members(FIRST);
        device.forgetCalls();

        assertThat(pools.members(thousand)).containsOnlyKeys(thousand);
        assertThat(device.calls()).hasSize(3);
    }

    @Test
    void whether_a_member_takes_traffic_is_the_same_as_when_its_pool_is_read_alone() {
        Set<PoolId> ten = created(10);
        List<Endpoint> members = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new Endpoint(new IpAddress("10.20.0." + i), 8080))
                .toList();
        members.forEach(member -> people.addMember(FIRST, member));
        people.setAdminState(FIRST, members.get(1), AdminState.DISABLED);
        people.setAdminState(FIRST, members.get(2), AdminState.FORCED_OFFLINE);
        people.disableNode("10.20.0.4");

        Map<PoolId, List<PoolMember>> all = pools.members(ten);

        assertThat(all.get(FIRST)).containsExactlyInAnyOrderElementsOf(pools.members(FIRST));
        assertThat(all.get(FIRST)).filteredOn(PoolMember::takesTraffic).hasSize(1);
        assertThat(all.get(new PoolId("Common", "pool-2"))).isEmpty();
    }

    private Set<PoolId> created(int count) {
        Set<PoolId> created = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new PoolId("Common", "pool-" + i))
                .collect(Collectors.toSet());
        created.forEach(pool -> unit.createPool(pool.name(), ""));
        return created;
    }
}
