package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.FakeVcenterInventory;
import dev.vmautoscaling.domain.inventory.ListedCluster;
import dev.vmautoscaling.domain.inventory.ListedDatastore;
import dev.vmautoscaling.domain.inventory.ListedNetwork;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.job.Readiness;
import dev.vmautoscaling.domain.metric.FakeScrapeTargets;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import dev.vmautoscaling.domain.pool.FakeBalancer;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolRights;
import dev.vmautoscaling.domain.pool.VirtualServer;
import dev.vmautoscaling.domain.preflight.Item;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.domain.preflight.Report;
import dev.vmautoscaling.domain.preflight.Verdict;
import dev.vmautoscaling.domain.vm.FakeClusterHosts;
import dev.vmautoscaling.domain.vm.HostRoom;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world in which every precondition of the shop holds, until a test breaks one. */
final class PreflightWorld {
    private static final long GIB = 1L << 30;

    final World world = new World();
    final FakeBalancer balancer = new FakeBalancer();
    final FakeScrapeTargets targets = new FakeScrapeTargets();
    final FakeClusterHosts hosts = new FakeClusterHosts();
    final FakeVcenterInventory inventory = new FakeVcenterInventory();
    final List<String> missingRights = new ArrayList<>();
    final List<ListedVm> vms = new ArrayList<>();
    Readiness jenkins = new Readiness("Jenkins 2.479.1", List.of(), List.of(), new Readiness.Agents.Online(2));
    Optional<OutsideFault> jenkinsFault = Optional.empty();
    GroupConfig config = Configs.shop();
    long datastoreFree = 500 * GIB;
    Duration limit = Duration.ofSeconds(10);

    PreflightWorld() {
        balancer.with(virtual(Optional.of(Configs.POOL), List.of()));
        for (IpAddress base : List.of(World.BASE_1, World.BASE_2)) {
            targets.with(new ScrapeTarget("shop", base, 9100, true, Optional.of(world.time.instant())));
            vms.add(vm("shop-" + base.value().substring(7), false, Optional.of(base)));
        }
        vms.add(vm("shop-template", true, Optional.empty()));
        hosts.with("DC0", "C0", new HostRoom("esx1", true, 32, 2_000, 4_000, 128 * GIB, 32 * GIB));
    }

    VirtualServer virtual(Optional<PoolId> pool, List<String> pickers) {
        return new VirtualServer(
                "/Common/shop-virtual", Optional.of(new IpAddress("10.0.0.1")), 443, true, pool, pickers);
    }

    static ListedVm vm(String name, boolean isTemplate, Optional<IpAddress> address) {
        return new ListedVm(
                new VmId("vm-" + name),
                "uuid-" + name,
                name,
                "DC0",
                "",
                isTemplate,
                isTemplate ? PowerState.OFF : PowerState.ON,
                "Debian GNU/Linux 12 (64-bit)",
                2,
                4096,
                List.of(new ListedVm.Disk("Hard disk 1", 16 * GIB)),
                List.of("VM Network"),
                address.map(IpAddress::value));
    }

    Report check() {
        inventory.has(contents());
        return preflight().check(config, world.ipPools);
    }

    /** As the inventory's next answer has it. */
    Contents contents() {
        return new Contents(
                vms,
                List.of(new ListedNetwork(
                        "VM Network", "DC0", ListedNetwork.Kind.STANDARD, Optional.of("120"), Optional.empty())),
                List.of(new ListedDatastore("datastore", "DC0", "VMFS", 2_000 * GIB, datastoreFree, true, false)),
                List.of(new ListedCluster("C0", "DC0", List.of("esx1"), true)),
                List.of(),
                world.time.instant(),
                Optional.empty());
    }

    Preflight preflight() {
        return new Preflight(reach(), limit, world.time);
    }

    Reach reach() {
        return new Reach(
                world.outside,
                name -> inventory,
                name -> hosts,
                name -> (placement, template) -> List.copyOf(missingRights),
                name -> balancer,
                name -> targets,
                name -> asked -> {
                    jenkinsFault.ifPresent(fault -> {
                        throw fault;
                    });
                    return jenkins;
                });
    }

    Item item(Key key) {
        return check().items().stream()
                .filter(item -> item.key() == key)
                .findFirst()
                .orElseThrow();
    }

    PreflightWorld drivenByJenkins() {
        JenkinsJob job = new JenkinsJob(
                "ci",
                "",
                "autoscale",
                Optional.empty(),
                false,
                Duration.ofSeconds(60),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2));
        config = Configs.with(Configs.with(config, "engine", GroupConfig.Engine.JENKINS), "jenkins", Optional.of(job));
        return this;
    }

    /** The checks that fail. */
    List<Key> failing() {
        return check().items().stream()
                .filter(item -> item.verdict() == Verdict.FAIL)
                .map(Item::key)
                .toList();
    }

    static OutsideFault refused(String system) {
        return new OutsideFault(FaultKind.PERMANENT, system, "look", "the account is locked", "unlock it");
    }

    PreflightWorld powerOff(IpAddress base) {
        world.vms.all().stream().filter(vm -> vm.addresses().contains(base)).forEach(vm -> world.vms.cutPower(vm.id()));
        vms.removeIf(vm -> vm.address().equals(Optional.of(base.value())));
        return this;
    }

    PreflightWorld sick(IpAddress base) {
        world.sick.add(base);
        return this;
    }

    PreflightWorld operatorOnly() {
        balancer.withRights(new PoolRights.TooFew("operator"));
        return this;
    }
}
