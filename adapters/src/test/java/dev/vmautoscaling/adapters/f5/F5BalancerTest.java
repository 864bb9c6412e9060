package dev.vmautoscaling.adapters.f5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Balancer;
import dev.vmautoscaling.domain.pool.BalancerContract;
import dev.vmautoscaling.domain.pool.Monitor;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolRights;
import dev.vmautoscaling.domain.pool.VirtualServer;
import dev.vmautoscaling.lab.f5.F5Role;
import dev.vmautoscaling.lab.f5.F5Simulator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class F5BalancerTest extends BalancerContract {
    private final Device device = new Device();
    private final F5Simulator unit = device.start();
    private final People people = new People(unit);

    @BeforeEach
    void monitored() {
        unit.createHttpMonitor("shop-health", "/health", 5);
        people.send("PATCH", "/ltm/pool/~Common~shop-pool", "{\"monitor\":\"/Common/shop-health\"}");
    }

    @AfterEach
    void stop() {
        device.close();
    }

    @Override
    protected Balancer balancer() {
        return device.open(unit).balancer();
    }

    @Override
    protected int makeVirtualServer(String name, PoolId pool, Optional<String> iRule) {
        int port = unit.createVirtualServer(name, VIP.value(), 0, pool.name());
        iRule.ifPresent(rule ->
                people.send("PATCH", "/ltm/virtual/~Common~" + name, "{\"rules\":[\"/Common/%s\"]}".formatted(rule)));
        return port;
    }

    @Override
    protected void addNode(String name, IpAddress address) {
        people.addNode(name, address);
    }

    @Test
    void a_disabled_virtual_server_and_one_without_a_pool_are_seen_as_such() {
        makeVirtualServer("shop-virtual", SHOP, Optional.empty());
        people.send("PATCH", "/ltm/virtual/~Common~shop-virtual", "{\"disabled\":true,\"pool\":\"none\"}");

        assertThat(balancer().virtualServers())
                .singleElement()
                .extracting(VirtualServer::enabled, VirtualServer::pool)
                .containsExactly(false, Optional.empty());
    }

    @Test
    void each_monitor_of_a_rule_is_seen_and_one_that_asks_for_no_path_has_none() {
        people.send(
                "PATCH",
                "/ltm/pool/~Common~shop-pool",
                "{\"monitor\":\"min 1 of { /Common/shop-health /Common/tcp /Common/https }\"}");

        assertThat(balancer().monitors(SHOP))
                .containsExactly(
                        new Monitor("/Common/shop-health", Optional.of("/health")),
                        new Monitor("/Common/tcp", Optional.empty()),
                        new Monitor("/Common/https", Optional.of("/")));
        assertThat(balancer().monitors(new PoolId("Common", "other-pool"))).isEmpty();
    }

    @Test
    void the_role_decides_and_holds_in_its_partition_only() {
        unit.addUser("op", "op-password", F5Role.OPERATOR);
        unit.addUser("man", "man-password", F5Role.MANAGER, "Common");

        assertThat(device.open("op", "op-password", unit).balancer().rights(SHOP))
                .isEqualTo(new PoolRights.TooFew("operator"));
        Balancer manager = device.open("man", "man-password", unit).balancer();
        assertThat(manager.rights(SHOP)).isEqualTo(new PoolRights.Enough("manager"));
        assertThat(List.of(manager.rights(new PoolId("Web", "web-pool"))))
                .containsExactly(new PoolRights.TooFew("none in Web"));
    }
}
