package dev.vmautoscaling.preflight;

import static dev.vmautoscaling.domain.preflight.Key.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Addressing;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import dev.vmautoscaling.domain.pool.PoolRights;
import dev.vmautoscaling.domain.preflight.Item;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.domain.preflight.Report;
import dev.vmautoscaling.domain.preflight.Verdict;
import dev.vmautoscaling.domain.vm.HostRoom;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each precondition broken in turn: the check that names it fails, and no other. */
class PreflightTest {
    private static final Endpoint FIRST = new Endpoint(World.BASE_1, Configs.PORT);
    private static final Endpoint SECOND = new Endpoint(World.BASE_2, Configs.PORT);

    private final PreflightWorld shop = new PreflightWorld();

    @Test
    void all_pass_where_everything_is_as_it_must_be_and_stand_in_their_order() {
        Report report = shop.check();

        assertThat(report.items()).extracting(Item::key).containsExactly(Key.values());
        assertThat(report.items()).extracting(Item::verdict).containsOnly(Verdict.PASS);
        assertThat(report.effectiveMax().words()).isEqualTo("max 4 can be reached");
    }

    @Test
    void a_base_vm_that_is_off_is_named_and_nothing_that_follows_from_it() {
        shop.powerOff(World.BASE_2);
        shop.world.pools.setAvailability(Configs.POOL, SECOND, Availability.DOWN);
        shop.targets.without(target -> target.address().equals(World.BASE_2));

        assertThat(shop.failing()).containsExactly(BASE_VMS);
        assertThat(shop.item(BASE_VMS).evidence()).contains("10.0.0.12:8080: no running VM has this address");
    }

    @Test
    void a_pool_that_is_not_there_is_named_once() {
        shop.config = Configs.with(
                shop.config, "pool", Configs.with(shop.config.pool(), "pool", new PoolId("Common", "no-such-pool")));

        assertThat(shop.failing()).containsExactly(F5_POOL);
        assertThat(shop.item(BASE_MEMBERS).found()).isEqualTo("not checked: see f5-pool");
    }

    @Test
    void a_single_base_member_is_too_few() {
        shop.world.pools.removeByHand(Configs.POOL, SECOND);

        assertThat(shop.failing()).containsExactly(BASE_MEMBERS);
        assertThat(shop.item(BASE_VMS).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void a_base_member_that_is_disabled_or_down_is_named_and_not_asked_further() {
        shop.world.pools.setAdminStateByHand(Configs.POOL, FIRST, AdminState.DISABLED);
        assertThat(shop.failing()).containsExactly(BASE_MEMBERS);
        assertThat(shop.item(BASE_MEMBERS).found()).isEqualTo("shop-11 (10.0.0.11:8080) take no traffic");

        shop.world.pools.setAdminStateByHand(Configs.POOL, FIRST, AdminState.ENABLED);
        shop.world.pools.setAvailability(Configs.POOL, FIRST, Availability.DOWN);
        shop.sick(World.BASE_1);
        assertThat(shop.failing()).containsExactly(BASE_MEMBERS);
    }

    @Test
    void of_three_base_members_one_may_be_away() {
        IpAddress third = new IpAddress("10.0.0.13");
        shop.world.pools.addByHand(Configs.POOL, new Endpoint(third, Configs.PORT));
        shop.vms.add(PreflightWorld.vm("shop-13", false, Optional.of(third)));
        shop.world.pools.setAvailability(Configs.POOL, new Endpoint(third, Configs.PORT), Availability.DOWN);

        assertThat(shop.failing()).isEmpty();
        assertThat(shop.item(BASE_MEMBERS).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void a_vip_of_no_virtual_server_or_of_another_pools_is_named() {
        shop.balancer.with(shop.virtual(Optional.of(new PoolId("Common", "other")), List.of()));
        assertThat(shop.failing()).containsExactly(VIRTUAL_SERVER);

        shop.balancer.with(shop.virtual(Optional.empty(), List.of("iRule /Common/by-path")));
        assertThat(shop.failing()).isEmpty();
        assertThat(shop.item(VIRTUAL_SERVER).verdict()).isEqualTo(Verdict.WARN);
        assertThat(shop.item(VIRTUAL_SERVER).found()).contains("iRule /Common/by-path");
    }

    @Test
    void a_job_that_prometheus_does_not_have_is_named_with_the_one_that_scrapes_the_members() {
        shop.config = Configs.with(shop.config, "monitoring", Configs.with(shop.config.monitoring(), "job", "web"));

        assertThat(shop.failing()).containsExactly(PROMETHEUS_JOB);
        assertThat(shop.item(PROMETHEUS_JOB).hint()).isEqualTo("the base members are scraped by shop");
    }

    @Test
    void a_base_member_without_a_fresh_sample_is_named() {
        shop.targets.without(target -> target.address().equals(World.BASE_2));
        Optional<Instant> stale = Optional.of(shop.world.time.instant().minusSeconds(61));
        shop.targets.with(new ScrapeTarget("shop", World.BASE_2, 9100, true, stale));

        assertThat(shop.failing()).containsExactly(FRESH_SAMPLES);
        assertThat(shop.item(FRESH_SAMPLES).found()).contains("shop-12");
    }

    @ParameterizedTest
    @CsvSource({
        "DC9, C0, datastore, VM Network, PLACEMENT",
        "DC0, C9, datastore, VM Network, PLACEMENT",
        "DC0, C0, ssd, VM Network, DATASTORE",
        "DC0, C0, datastore, VLAN 7, NETWORK",
    })
    void a_part_of_the_placement_that_is_not_there_is_named(
            String datacenter, String cluster, String datastore, String network, Key named) {
        shop.config = Configs.with(
                shop.config,
                "placement",
                new Placement("vcenter", datacenter, cluster, "VM-Autoscaling/shop", datastore, network));

        assertThat(shop.failing()).containsExactly(named);
    }

    @Test
    void a_template_that_is_missing_or_only_a_vm_is_named() {
        shop.vms.removeIf(vm -> vm.isTemplate());
        assertThat(shop.failing()).containsExactly(TEMPLATE);

        shop.vms.add(PreflightWorld.vm("shop-template", false, Optional.empty()));
        assertThat(shop.failing()).containsExactly(TEMPLATE);
        assertThat(shop.item(TEMPLATE).found()).isEqualTo("shop-template is a VM, not a template");
    }

    @Test
    void too_few_addresses_are_named_and_what_rests_or_belongs_to_a_base_member_is_not_free() {
        shop.world.ipPools.with(Configs.addresses("10.0.0.11-10.0.0.14"));
        assertThat(shop.failing()).isEmpty();
        assertThat(shop.item(ADDRESSES).verdict()).isEqualTo(Verdict.WARN);

        shop.world.leases.reserve("shop", "gone", shop.world.time.instant());
        shop.world.leases.reserve("shop", "gone-2", shop.world.time.instant());
        shop.world.leases.reserve("shop", "gone-3", shop.world.time.instant());
        shop.world.leases.release("gone-3", shop.world.time.instant().plus(Duration.ofHours(1)));
        Report report = shop.check();
        assertThat(report.failed()).extracting(Item::key).containsExactly(ADDRESSES);
        assertThat(report.effectiveMax().words()).isEqualTo("max 4, can reach 3, limited by free addresses");

        shop.config = Configs.with(shop.config, "addressing", new Addressing("blue", Duration.ofHours(1), true));
        assertThat(shop.failing()).containsExactly(ADDRESSES);
    }

    @Test
    void too_little_datastore_space_is_named() {
        shop.datastoreFree = 20L << 30;

        assertThat(shop.failing()).containsExactly(DATASTORE);
        assertThat(shop.check().effectiveMax().words()).isEqualTo("max 4, can reach 3, limited by datastore space");
    }

    @Test
    void too_little_headroom_is_named() {
        shop.hosts.with("DC0", "C0", new HostRoom("esx1", true, 32, 2_000, 0, 64L << 30, 60L << 30));

        assertThat(shop.failing()).containsExactly(HOST_HEADROOM);
        assertThat(shop.item(HOST_HEADROOM).found()).startsWith("there is room for 1 VMs more");
    }

    @Test
    void missing_rights_are_named_one_by_one() {
        shop.missingRights.add("VirtualMachine.Provisioning.DeployTemplate on template shop-template");

        assertThat(shop.failing()).containsExactly(VCENTER_RIGHTS);
        assertThat(shop.item(VCENTER_RIGHTS).evidence()).isEqualTo(shop.missingRights);
    }

    @Test
    void a_role_that_may_not_add_members_is_named_and_one_that_cannot_be_told_is_a_doubt() {
        assertThat(shop.operatorOnly().failing()).containsExactly(F5_RIGHTS);

        shop.balancer.withRights(new PoolRights.Untold("not shown"));
        assertThat(shop.failing()).isEmpty();
        assertThat(shop.item(F5_RIGHTS).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void a_health_path_that_is_not_answered_is_named() {
        assertThat(shop.sick(World.BASE_1).failing()).containsExactly(HEALTH_PATH);
        assertThat(shop.item(HEALTH_PATH).evidence()).contains("shop-11 (10.0.0.11:8080): connection refused");
    }

    @Test
    void names_of_others_that_new_vms_would_get_are_named() {
        shop.vms.add(PreflightWorld.vm("shop-as07", false, Optional.empty()));

        assertThat(shop.failing()).containsExactly(VM_NAMES);
        assertThat(shop.item(VM_NAMES).found()).endsWith("shop-as07");
    }

    @Test
    void members_of_ours_count_towards_max_and_their_names_are_ours() {
        shop.world.withOneCreated();
        shop.targets.without(target -> true);
        for (IpAddress base : List.of(World.BASE_1, World.BASE_2)) {
            shop.targets.with(new ScrapeTarget("shop", base, 9100, true, Optional.of(shop.world.time.instant())));
        }
        shop.vms.add(PreflightWorld.vm(
                shop.world.member().name(), false, shop.world.member().address()));

        assertThat(shop.failing()).isEmpty();
        assertThat(shop.item(ADDRESSES).evidence()).contains("1 members more make max");
    }

    @Test
    void a_system_that_fails_fails_its_checks_in_its_own_words() {
        shop.targets.script().failNext("targets", PreflightWorld.refused("Prometheus lab"));

        Report report = shop.check();

        assertThat(report.failed()).extracting(Item::key).containsExactly(PROMETHEUS_JOB, FRESH_SAMPLES);
        assertThat(report.failed().getFirst().found()).isEqualTo("Prometheus lab: look: the account is locked");
        assertThat(report.failed().getFirst().hint()).isEqualTo("unlock it");
    }

    @Test
    void an_inventory_that_is_only_remembered_proves_nothing() {
        shop.inventory.has(shop.contents()).fails(PreflightWorld.refused("vCenter lab"));

        Report report = shop.preflight().check(shop.config, shop.world.ipPools);

        assertThat(report.failed())
                .extracting(Item::key)
                .containsExactly(BASE_VMS, PLACEMENT, TEMPLATE, DATASTORE, HOST_HEADROOM, NETWORK, VM_NAMES);
    }

    @Test
    void a_system_that_never_answers_is_not_waited_for() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        shop.limit = Duration.ofMillis(200);
        shop.targets.script().beforeNext("targets", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new OutsideFault(FaultKind.TRANSIENT, "Prometheus", "look", "interrupted", "");
            }
        });

        Report report = shop.check();
        never.countDown();

        assertThat(report.failed()).extracting(Item::key).containsExactly(PROMETHEUS_JOB, FRESH_SAMPLES);
        assertThat(report.failed().getFirst().found()).isEqualTo("Prometheus prometheus: no answer within 0.2 s");
    }
}
