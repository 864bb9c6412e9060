package dev.vmautoscaling.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.pool.Monitor;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.vm.FakeVmTemplates;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {
    private static final TemplatePlace PLACE = new TemplatePlace("DC0", "C0", "web", "ssd");

    private final PreflightWorld shop = new PreflightWorld();
    private final FakeVmTemplates vms = new FakeVmTemplates(shop.world.time);

    @BeforeEach
    void base_vms_that_can_be_looked_at() {
        shop.vms.clear();
        for (var base : List.of(World.BASE_1, World.BASE_2)) {
            String name = "shop-" + base.value().substring(7);
            VmId id = vms.addVm(name, PLACE, PowerState.ON);
            shop.vms.add(Configs.with(PreflightWorld.vm(name, false, Optional.of(base)), "id", id));
        }
        shop.balancer.with(Configs.POOL, new Monitor("/Common/tcp", Optional.empty()));
        shop.inventory.has(shop.contents());
    }

    private ConfigDefaults.Suggested suggested(PoolId pool) {
        return new ConfigDefaults(shop.reach(), name -> vms, shop.limit)
                .of(
                        new ConfigDefaults.Chosen("f5", pool, "vcenter", "prometheus"),
                        List.of(Configs.addresses("10.0.0.101-10.0.0.104")));
    }

    private Suggestion field(String field) {
        return suggested(Configs.POOL).fields().stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_most_base_members_have_is_suggested_with_where_it_comes_from() {
        assertThat(field("loadBalancer.memberPort").value()).contains("8080");
        assertThat(field("placement.cluster"))
                .isEqualTo(new Suggestion("placement.cluster", Optional.of("C0"), "2 of 2 base VMs"));
        assertThat(field("placement.datastore").value()).contains("ssd");
        assertThat(field("placement.datacenter").value()).contains("DC0");
        assertThat(field("monitoring.job"))
                .isEqualTo(new Suggestion(
                        "monitoring.job", Optional.of("shop"), "2 of 2 targets that are up at base members"));
        assertThat(field("monitoring.metricsPort").value()).contains("9100");
        assertThat(field("network.ipPool").value()).contains("shop");
        assertThat(suggested(Configs.POOL).vms()).containsOnlyKeys(World.BASE_1, World.BASE_2);
    }

    @Test
    void the_virtual_server_the_monitor_and_the_number_of_members_tell_the_rest() {
        assertThat(field("loadBalancer.vipAddress"))
                .isEqualTo(new Suggestion(
                        "loadBalancer.vipAddress", Optional.of("10.0.0.1"), "virtual server /Common/shop-virtual"));
        assertThat(field("loadBalancer.vipPort").value()).contains("443");
        assertThat(field("loadBalancer.healthPath").value()).isEmpty();
        shop.balancer.with(Configs.POOL, new Monitor("/Common/shop-health", Optional.of("/health")));
        assertThat(field("loadBalancer.healthPath"))
                .isEqualTo(new Suggestion(
                        "loadBalancer.healthPath", Optional.of("/health"), "monitor /Common/shop-health"));
        assertThat(field("scaling.min").value()).contains("2");
        assertThat(field("scaling.max").value()).contains("4");
    }

    @Test
    void members_of_ours_are_no_base_members() {
        shop.world.withOneCreated();

        assertThat(suggested(Configs.POOL).base()).hasSize(2);
        assertThat(field("scaling.max").value()).contains("4");
    }

    @Test
    void a_system_that_cannot_be_asked_leaves_its_fields_empty_and_says_why() {
        shop.targets.script().failNext("targets", PreflightWorld.refused("Prometheus lab"));
        assertThat(field("monitoring.job").from()).isEqualTo("Prometheus lab: look: the account is locked");

        ConfigDefaults.Suggested none = suggested(new PoolId("Common", "no-such-pool"));
        assertThat(none.base()).isEmpty();
        assertThat(none.fields()).allSatisfy(field -> assertThat(field.value()).isEmpty());
    }
}
