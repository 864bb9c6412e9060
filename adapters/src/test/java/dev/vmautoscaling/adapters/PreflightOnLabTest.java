package dev.vmautoscaling.adapters;

import static dev.vmautoscaling.domain.preflight.Key.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.f5.F5Pools;
import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Limits;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.ippool.FakeIpPools;
import dev.vmautoscaling.domain.ippool.FakeLeases;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpRange;
import dev.vmautoscaling.domain.pool.Balancer;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.preflight.Item;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.domain.preflight.Report;
import dev.vmautoscaling.domain.preflight.Verdict;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.lab.f5.F5Role;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.preflight.Preflight;
import dev.vmautoscaling.preflight.Reach;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.InMemoryLedger;
import dev.vmautoscaling.scaling.steps.Outside;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks over the real wires: all pass on the lab, and each precondition that is broken is named and no other. */
class PreflightOnLabTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static LabSystems lab;

    @BeforeAll
    static void start() {
        lab = new LabSystems(Optional.empty());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private GroupConfig config = shop(lab);
    private String addresses = "100-104";
    private Optional<F5Pools> limited = Optional.empty();

    private static GroupConfig shop(LabSystems lab) {
        GroupConfig config = Configs.with(
                Configs.shop(),
                "pool",
                Configs.with(
                        Configs.with(
                                Configs.shop().pool(),
                                "virtualAddress",
                                lab.datacenter.site().vipAddress()),
                        "virtualPort",
                        lab.datacenter.site().vipPort()));
        return Configs.with(config, "placement", placement("DC0_C0", "LocalDS_0", "VM Network"));
    }

    private static Placement placement(String cluster, String datastore, String network) {
        return new Placement("vcenter", "DC0", cluster, "VM-Autoscaling/shop", datastore, network);
    }

    private Report check(LabSystems on) {
        InMemoryLedger ledger = new InMemoryLedger();
        FakeIpPools pools = new FakeIpPools().with(pool(on));
        Balancer balancer = limited.orElse(on.f5).balancer();
        Outside outside = new Outside(
                "installation",
                ledger.groups(),
                ledger.members(),
                pools,
                new FakeLeases(pools),
                name -> on.vcenter.machines(),
                name -> on.f5,
                name -> on.prometheus,
                name -> {},
                on.probe,
                new Politeness(
                        new Governor(Limits.USUAL, InstantSource.system(), (priority, waited) -> {}),
                        name -> on.vcenter.vmHosts()));
        Reach reach = new Reach(
                outside,
                name -> on.vcenter.inventory(),
                name -> on.vcenter.hosts(),
                name -> on.vcenter.rights(),
                name -> balancer,
                name -> on.prometheus,
                name -> {
                    throw new IllegalStateException("no config here has Jenkins as its engine");
                });
        return new Preflight(reach, Preflight.LIMIT, InstantSource.system()).check(config, pools);
    }

    private IpPool pool(LabSystems on) {
        String prefix = on.datacenter.site().network().prefix();
        String[] ends = addresses.split("-");
        return new IpPool(
                "shop",
                List.of(IpRange.parse(prefix + "." + ends[0] + "-" + prefix + "." + ends[1])),
                List.of(),
                24,
                new IpAddress(prefix + ".1"),
                List.of());
    }

    private List<Key> failing() {
        return failing(lab);
    }

    private List<Key> failing(LabSystems on) {
        return check(on).failed().stream().map(Item::key).toList();
    }

    private static void await(LabSystems on, PreflightOnLabTest test) {
        Waiting.until("the lab is measured", SOON, () -> test.failing(on).isEmpty());
    }

    @Test
    void everything_passes_on_the_lab() {
        await(lab, this);

        Report report = check(lab);

        assertThat(report.items()).extracting(Item::key).containsExactly(Key.values());
        assertThat(report.items())
                .filteredOn(item -> item.verdict() != Verdict.PASS)
                .isEmpty();
        assertThat(report.effectiveMax().words()).isEqualTo("max 4 can be reached");
    }

    @ParameterizedTest
    @CsvSource({
        "template, no-such-template, TEMPLATE",
        "vmName, shop-{nn}, VM_NAMES",
    })
    void a_broken_line_of_the_config_is_named(String component, String broken, Key named) {
        await(lab, this);
        config = Configs.with(config, component, broken);

        assertThat(failing()).containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource({
        "DC0_C9, LocalDS_0, VM Network, PLACEMENT",
        "DC0_C0, LocalDS_9, VM Network, DATASTORE",
        "DC0_C0, LocalDS_0, VLAN 9, NETWORK",
    })
    void a_broken_placement_is_named(String cluster, String datastore, String network, Key named) {
        await(lab, this);
        config = Configs.with(config, "placement", placement(cluster, datastore, network));

        assertThat(failing()).containsExactly(named);
    }

    @Test
    void a_pool_that_is_not_there_is_named() {
        await(lab, this);
        config =
                Configs.with(config, "pool", Configs.with(config.pool(), "pool", new PoolId("Common", "no-such-pool")));

        assertThat(failing()).containsExactly(F5_POOL);
    }

    @Test
    void a_vip_that_no_virtual_server_has_is_named() {
        await(lab, this);
        config = Configs.with(config, "pool", Configs.with(config.pool(), "virtualPort", 1));

        assertThat(failing()).containsExactly(VIRTUAL_SERVER);
    }

    @Test
    void a_health_path_that_the_members_do_not_know_is_named() {
        await(lab, this);
        config = Configs.with(config, "pool", Configs.with(config.pool(), "healthPath", "/no-such-path"));

        assertThat(failing()).containsExactly(HEALTH_PATH);
    }

    @Test
    void a_job_that_prometheus_does_not_have_is_named() {
        await(lab, this);
        config = Configs.with(config, "monitoring", Configs.with(config.monitoring(), "job", "web"));

        assertThat(failing()).containsExactly(PROMETHEUS_JOB);
    }

    @Test
    void too_few_addresses_are_named() {
        await(lab, this);
        addresses = "11-13";

        assertThat(failing()).containsExactly(ADDRESSES);
    }

    @Test
    void too_little_headroom_is_named() {
        await(lab, this);
        addresses = "20-250";
        config = Configs.with(config, "sizes", Configs.sizes(2, 99, 1, 1));

        assertThat(failing()).containsExactly(HOST_HEADROOM);
    }

    @Test
    void an_f5_role_that_may_not_add_members_is_named() {
        await(lab, this);
        lab.datacenter.site().addF5User("op", "op-password", F5Role.OPERATOR);
        try (F5Pools operator = lab.f5("op", "op-password")) {
            limited = Optional.of(operator);

            assertThat(failing()).containsExactly(F5_RIGHTS);
        }
    }

    @Test
    void a_right_that_the_vcenter_account_lacks_is_named() {
        await(lab, this);
        lab.datacenter.vcenter().withholdPrivileges("VirtualMachine.Provisioning.DeployTemplate");

        assertThat(failing()).containsExactly(VCENTER_RIGHTS);

        lab.datacenter.vcenter().withholdPrivileges();
    }

    @Test
    void a_member_that_somebody_has_disabled_is_named() {
        await(lab, this);
        Endpoint first = new Endpoint(new IpAddress(address("shop-01")), Shop.APP_PORT);
        lab.f5.setAdminState(config.pool().pool(), first, AdminState.DISABLED);

        assertThat(failing()).containsExactly(BASE_MEMBERS);

        lab.f5.setAdminState(config.pool().pool(), first, AdminState.ENABLED);
    }

    private static String address(String vm) {
        return lab.datacenter.site().baseMembers().get(vm);
    }

    /** What F5, Prometheus and the health path show of it too is not held against them. */
    @Test
    void a_base_vm_that_is_off_is_named_and_nothing_that_follows_from_it() {
        await(lab, this);
        Vm second = lab.vcenter
                .machines()
                .findByAddress(new IpAddress(address("shop-02")))
                .orElseThrow();
        lab.vcenter.machines().startPowerOff(second.id());
        Waiting.until("something is found missing", SOON, () -> !failing().isEmpty());
        Waiting.until(
                "F5 misses it",
                SOON,
                () -> lab.f5.members(config.pool().pool()).stream().anyMatch(member -> !member.takesTraffic()));

        assertThat(failing()).containsExactly(BASE_VMS);

        lab.vcenter.machines().startPowerOn(second.id());
        await(lab, this);
    }

    @Test
    void a_member_whose_exporter_is_not_scraped_is_named() {
        try (LabSystems spoilt = new LabSystems(Optional.of("shop-02"))) {
            config = shop(spoilt);
            Waiting.until(
                    "only samples are missing", SOON, () -> failing(spoilt).equals(List.of(FRESH_SAMPLES)));

            assertThat(failing(spoilt)).containsExactly(FRESH_SAMPLES);
        }
    }
}
