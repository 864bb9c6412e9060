package dev.vmautoscaling.domain.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Balancer} keeps. It starts with pool {@link #SHOP}, whose monitor asks for {@code /health}, and nothing else. */
public abstract class BalancerContract {
    protected static final PoolId SHOP = new PoolId("Common", "shop-pool");
    protected static final IpAddress VIP = new IpAddress("127.0.0.1");

    protected abstract Balancer balancer();

    /**
     * Somebody makes a virtual server at {@link #VIP} that sends clients to the pool.
     *
     * @param iRule its name without the partition, when there is one
     * @return its port
     */
    protected abstract int makeVirtualServer(String name, PoolId pool, Optional<String> iRule);

    protected abstract void addNode(String name, IpAddress address);

    @Test
    void a_virtual_server_is_seen_with_its_address_and_pool() {
        int port = makeVirtualServer("shop-virtual", SHOP, Optional.empty());

        assertThat(balancer().virtualServers())
                .containsExactly(new VirtualServer(
                        "/Common/shop-virtual", Optional.of(VIP), port, true, Optional.of(SHOP), List.of()));
    }

    @Test
    void what_may_pick_another_pool_is_named() {
        makeVirtualServer("picky", SHOP, Optional.of("by-path"));

        assertThat(balancer().virtualServers())
                .singleElement()
                .extracting(VirtualServer::pickers)
                .isEqualTo(List.of("iRule /Common/by-path"));
    }

    @Test
    void the_pools_monitor_tells_the_path_it_asks_for() {
        assertThat(balancer().monitors(SHOP))
                .containsExactly(new Monitor("/Common/shop-health", Optional.of("/health")));
    }

    @Test
    void an_unknown_pool_has_no_monitors_but_a_fault() {
        OutsideFault fault = catchThrowableOfType(
                OutsideFault.class, () -> balancer().monitors(new PoolId("Common", "no-such-pool")));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("/Common/no-such-pool");
    }

    @Test
    void nodes_are_known_by_address() {
        addNode("nas", new IpAddress("10.20.0.99"));

        assertThat(balancer().nodes()).containsEntry(new IpAddress("10.20.0.99"), "nas");
    }

    @Test
    void an_administrator_may_change_pools() {
        assertThat(balancer().rights(SHOP)).isEqualTo(new PoolRights.Enough("admin"));
    }
}
