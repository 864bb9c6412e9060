package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.FakeVcenterInventory;
import dev.vmautoscaling.domain.inventory.ListedCluster;
import dev.vmautoscaling.domain.inventory.ListedDatastore;
import dev.vmautoscaling.domain.inventory.ListedFolder;
import dev.vmautoscaling.domain.inventory.ListedNetwork;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.FakeScrapeJobs;
import dev.vmautoscaling.domain.metric.ScrapeJobs.ScrapeJob;
import dev.vmautoscaling.domain.pool.FakePoolDirectory;
import dev.vmautoscaling.domain.pool.ListedPool;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import dev.vmautoscaling.domain.pool.VirtualServer;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the console's lists to choose from are made of. */
@WebTest
class InventoryTest {
    private static final Instant AS_OF = Instant.parse("2026-03-02T08:59:50Z");

    private final JdbcClient jdbc;
    private final Api api;
    private final FakeVcenterInventory vcenter;

    @Autowired
    FakePoolDirectory pools;

    @Autowired
    FakeScrapeJobs jobs;

    @Autowired
    InventoryTest(MockMvcTester mvc, JdbcClient jdbc, FakeVcenterInventory vcenter) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
        this.vcenter = vcenter;
    }

    @BeforeEach
    void one_connection_of_each_kind() {
        Api.empty(jdbc);
        connect("seoul", "vcenter", "https://vcenter.example.com");
        connect("edge", "f5", "https://f5.example.com");
        connect("metrics", "prometheus", "http://prometheus.example.com:9090");
        vcenter.has(new Contents(
                List.of(
                        vm("Shop-01", false, PowerState.ON, Optional.of("10.0.0.11")),
                        vm("shop-template", true, PowerState.OFF, Optional.empty()),
                        vm("web-01", false, PowerState.OFF, Optional.empty())),
                List.of(
                        new ListedNetwork(
                                "app", "DC0", ListedNetwork.Kind.DISTRIBUTED, Optional.of("120"), Optional.of("DVS0")),
                        new ListedNetwork(
                                "VM Network", "DC0", ListedNetwork.Kind.STANDARD, Optional.empty(), Optional.empty())),
                List.of(new ListedDatastore("ssd", "DC0", "VMFS", 4L << 40, 1L << 40, true, false)),
                List.of(new ListedCluster("blue", "DC0", List.of("esx-1", "esx-2"), true)),
                List.of(new ListedFolder("VM-Autoscaling/shop", "DC0"), new ListedFolder("web", "DC1")),
                AS_OF,
                Optional.empty()));
    }

    private void connect(String name, String kind, String url) {
        assertThat(api.put(
                        "/api/connections/" + name,
                        "{\"kind\": \"%s\", \"url\": \"%s\", \"username\": \"u\", \"password\": \"p\"}"
                                .formatted(kind, url)))
                .hasStatus(201);
    }

    private static ListedVm vm(String name, boolean template, PowerState power, Optional<String> address) {
        return new ListedVm(
                new VmId("vm-" + name),
                "uuid-" + name,
                name,
                "DC0",
                "shop",
                template,
                power,
                "Debian GNU/Linux 12 (64-bit)",
                2,
                4096,
                List.of(new ListedVm.Disk("Hard disk 1", 16L << 30)),
                List.of("app"),
                address);
    }

    private static Object all(MvcTestResult result, String path) {
        return assertThat(result).hasStatusOk().bodyJson().extractingPath(path).actual();
    }

    @Test
    void vms_are_told_with_everything_that_a_choice_depends_on() {
        assertThat(api.get("/api/inventory/vms?search=shop-0&vcenter=seoul"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"items": [{"id": "vm-Shop-01", "instanceUuid": "uuid-Shop-01", "name": "Shop-01", "datacenter": "DC0",
                  "folder": "shop", "template": false, "power": "on", "guestOs": "Debian GNU/Linux 12 (64-bit)",
                  "cpus": 2, "memoryMb": 4096, "disks": [{"label": "Hard disk 1", "capacityBytes": 17179869184}],
                  "networks": ["app"], "address": "10.0.0.11"}],
                 "total": 1, "asOf": "2026-03-02T08:59:50Z", "stale": false}""");
    }

    @Test
    void vms_can_be_filtered_ordered_and_paged() {
        assertThat(all(api.get("/api/inventory/vms?template=false&power=off"), "$.items[*].name"))
                .isEqualTo(List.of("web-01"));
        assertThat(all(api.get("/api/inventory/vms?sort=-name&size=2"), "$.items[*].name"))
                .isEqualTo(List.of("web-01", "shop-template"));
        assertThat(all(api.get("/api/inventory/vms?size=2"), "$.total")).isEqualTo(3);
        assertThat(api.get("/api/inventory/vms?template=maybe")).hasStatus(400);
        assertThat(api.get("/api/inventory/vms?colour=blue")).hasStatus(400);
    }

    @Test
    void networks_datastores_clusters_and_folders_are_told() {
        assertThat(api.get("/api/inventory/networks?kind=distributed"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"items": [{"name": "app", "datacenter": "DC0", "kind": "distributed", "vlan": "120",
                  "distributedSwitch": "DVS0"}], "total": 1}""");
        assertThat(api.get("/api/inventory/datastores")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"name": "ssd", "type": "VMFS", "capacityBytes": 4398046511104, "freeBytes": 1099511627776,
                  "accessible": true, "maintenance": false}]}""");
        assertThat(api.get("/api/inventory/clusters")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"name": "blue", "datacenter": "DC0", "hosts": ["esx-1", "esx-2"], "drs": true}]}""");
        assertThat(api.get("/api/inventory/folders?datacenter=DC0")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"path": "VM-Autoscaling/shop", "name": "shop", "datacenter": "DC0"}], "total": 1}""");
    }

    @Test
    void in_an_outage_the_old_list_says_its_age_and_why() {
        vcenter.fails(new OutsideFault(
                FaultKind.TRANSIENT, "vCenter seoul", "follow the inventory", "it cannot be reached", "check it"));

        assertThat(api.get("/api/inventory/clusters")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"name": "blue"}], "asOf": "2026-03-02T08:59:50Z", "stale": true,
                 "trouble": "vCenter seoul: follow the inventory: it cannot be reached"}""");
    }

    @Test
    void which_connection_is_meant_must_be_clear() {
        connect("busan", "vcenter", "https://busan.example.com");

        assertThat(api.get("/api/inventory/vms?vcenter=busan")).hasStatusOk();
        assertThat(api.get("/api/inventory/vms")).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                {"code": "parameters-refused", "errors": [{"field": "vcenter", "rejected": "nothing",
                  "allowed": "the name of a connection, one of [busan, seoul]"}]}""");
        assertThat(api.get("/api/inventory/pools?f5=egde"))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"errors": [{"field": "f5", "rejected": "egde"}]}""");
    }

    @Test
    void pools_and_jobs_are_told() {
        pools.with(new ListedPool(
                new PoolId("Common", "shop-pool"),
                "/Common/http",
                List.of(new ListedPool.Member("10.0.0.11:80", "10.0.0.11", 80, AdminState.ENABLED, Availability.UP)),
                List.of(new VirtualServer(
                        "/Common/shop",
                        Optional.of(new IpAddress("192.0.2.1")),
                        443,
                        true,
                        Optional.empty(),
                        List.of()))));
        jobs.with(new ScrapeJob("node", 3, 4));

        assertThat(api.get("/api/inventory/pools?search=SHOP")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"partition": "Common", "name": "shop-pool", "monitor": "/Common/http",
                  "members": [{"name": "10.0.0.11:80", "address": "10.0.0.11", "port": 80, "admin": "enabled",
                    "availability": "up"}],
                  "virtualServers": [{"name": "/Common/shop", "address": "192.0.2.1", "port": 443, "enabled": true}]}],
                 "total": 1}""");
        assertThat(api.get("/api/inventory/pools?partition=Other"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(api.get("/api/inventory/prometheus-jobs")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"name": "node", "up": 3, "targets": 4}], "total": 1}""");
    }
}
