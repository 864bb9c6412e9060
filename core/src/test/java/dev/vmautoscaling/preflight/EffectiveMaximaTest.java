package dev.vmautoscaling.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.domain.preflight.Found;
import dev.vmautoscaling.domain.vm.HostRoom;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffectiveMaximaTest {
    private final PreflightWorld shop = new PreflightWorld();

    @BeforeEach
    void known_inventory() {
        shop.inventory.has(shop.contents());
    }

    private Map<String, EffectiveMax> maxima() {
        return new EffectiveMaxima(shop.reach(), shop.limit, shop.world.time)
                .of(List.of(shop.config, Configs.with(shop.config, "service", "web")));
    }

    @Test
    void each_system_is_asked_once_for_all_configs() {
        assertThat(maxima()).containsOnlyKeys("shop", "web");

        assertThat(shop.hosts.script().calls("hosts")).isEqualTo(1);
        assertThat(shop.world.pools.faults().calls()).containsExactly("members");
    }

    @Test
    void a_shortage_of_hosts_is_found_and_created_members_count() {
        shop.world.withOneCreated();
        shop.hosts.with("DC0", "C0", new HostRoom("esx1", true, 32, 2_000, 0, 64L << 30, 64L << 30));

        assertThat(maxima().get("shop").words()).isEqualTo("max 4, can reach 3, limited by host headroom");
    }

    @Test
    void what_cannot_be_asked_limits_nothing_but_without_the_pool_nothing_is_known() {
        shop.hosts.with("DC0", "C0", new HostRoom("esx1", true, 32, 2_000, 0, 64L << 30, 64L << 30));
        shop.hosts.script().failNext("hosts", PreflightWorld.refused("vCenter lab"));
        assertThat(maxima().get("shop").isReduced()).isFalse();

        shop.config = Configs.with(
                shop.config, "pool", Configs.with(shop.config.pool(), "pool", new PoolId("Common", "no-such-pool")));
        assertThat(maxima()).isEmpty();
    }

    @Test
    void base_members_are_matched_to_their_vms() {
        BaseMembers members = new BaseMembers(shop.reach(), shop.limit);
        var base = shop.world.pools.all(Configs.POOL);

        assertThat(members.vms(shop.config, base).known().orElseThrow())
                .containsOnlyKeys(World.BASE_1, World.BASE_2)
                .extractingByKey(World.BASE_1)
                .extracting(BaseVm::name)
                .isEqualTo("shop-11");
        shop.powerOff(World.BASE_2);
        shop.inventory.has(shop.contents());
        assertThat(members.vms(shop.config, base).known().orElseThrow()).containsOnlyKeys(World.BASE_1);
        shop.inventory.fails(PreflightWorld.refused("vCenter lab"));
        assertThat(members.vms(shop.config, base)).isInstanceOf(Found.Trouble.class);
    }
}
