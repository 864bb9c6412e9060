package dev.vmautoscaling.adapters.f5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.ListedPool;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.lab.f5.F5Simulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pools of a unit, to choose from. */
class PoolListingTest {
    private final Device device = new Device();
    private final F5Simulator unit = device.start();
    private final F5Pools pools = device.open(unit);

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void pools_are_told_with_members_monitors_and_virtual_servers() {
        unit.createHttpMonitor("shop-health", "/health", 5);
        unit.createPool("web-pool", "/Common/shop-health");
        unit.createMember("web-pool", "127.0.0.21", 8080);
        int port = unit.createVirtualServer("web", "127.0.0.1", 0, "web-pool");

        List<ListedPool> listed = pools.pools();

        assertThat(listed)
                .extracting(ListedPool::id)
                .containsExactly(
                        new PoolId("Common", "other-pool"),
                        new PoolId("Common", "shop-pool"),
                        new PoolId("Common", "web-pool"));
        ListedPool web = listed.getLast();
        assertThat(web.monitor()).isEqualTo("/Common/shop-health");
        assertThat(web.members()).singleElement().satisfies(member -> {
            assertThat(member.name()).isEqualTo("127.0.0.21:8080");
            assertThat(member.address()).isEqualTo("127.0.0.21");
            assertThat(member.port()).isEqualTo(8080);
            assertThat(member.admin()).isEqualTo(AdminState.ENABLED);
        });
        assertThat(web.virtualServers()).singleElement().satisfies(virtual -> {
            assertThat(virtual.name()).isEqualTo("/Common/web");
            assertThat(virtual.address()).contains(new IpAddress("127.0.0.1"));
            assertThat(virtual.port()).isEqualTo(port);
            assertThat(virtual.enabled()).isTrue();
        });
        assertThat(listed.getFirst().members()).isEmpty();
        assertThat(listed.getFirst().virtualServers()).isEmpty();
    }

    @Test
    void two_questions_are_enough_for_all_pools() {
        pools.pools();
        device.forgetCalls();

        pools.pools();

        assertThat(device.calls("GET ltm/pool") + device.calls("GET ltm/virtual"))
                .isEqualTo(2);
    }
}
