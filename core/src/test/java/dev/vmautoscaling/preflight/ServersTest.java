package dev.vmautoscaling.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.scaling.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServersTest {
    private final PreflightWorld shop = new PreflightWorld();

    private Servers seen() {
        return Servers.seenBy(shop.reach(), List.of("f5"), List.of("vcenter"), shop.limit);
    }

    @Test
    void nodes_and_vms_are_known_by_their_addresses() {
        shop.inventory.has(shop.contents());
        shop.balancer.withNode(new IpAddress("10.0.0.99"), "nas").withNode(World.BASE_1, "web1");

        assertThat(seen().byAddress())
                .containsEntry(new IpAddress("10.0.0.99"), "F5 node nas")
                .containsEntry(World.BASE_1, "F5 node web1")
                .containsEntry(World.BASE_2, "VM shop-12");
        assertThat(seen().troubles()).isEmpty();
    }

    @Test
    void a_system_that_cannot_be_asked_hides_no_other() {
        shop.inventory.has(shop.contents());
        shop.balancer.script().failNext("nodes", PreflightWorld.refused("F5 lab"));

        Servers seen = seen();

        assertThat(seen.byAddress()).containsKey(World.BASE_2);
        assertThat(seen.troubles()).containsExactly("F5 lab: look: the account is locked");
    }
}
