package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.ListedCluster;
import dev.vmautoscaling.domain.inventory.ListedFolder;
import dev.vmautoscaling.domain.inventory.ListedNetwork;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.GuestNetwork;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.lab.vcenter.InjectedFault;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator.UnfinishedTasks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a simulated vCenter. */
class InventoryViewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    private LabVcenter lab;
    private VsphereConnection connection;

    @BeforeEach
    void start() {
        lab = new LabVcenter(VcenterOptions.shop());
        OutsideCalls heard = (system, operation, outcome, took) -> calls.add(operation);
        connection = lab.connect(lab.simulator.url(), lab.simulator.password(), heard);
    }

    @AfterEach
    void stop() {
        connection.close();
        lab.close();
    }

    private Contents contents() {
        return connection.inventory().contents(PATIENCE);
    }

    private Contents eventually(Predicate<Contents> condition) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        Contents seen = contents();
        while (!condition.test(seen)) {
            assertThat(System.nanoTime()).as("patience; now %s", seen).isLessThan(giveUpAt);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            seen = contents();
        }
        return seen;
    }

    private static Optional<ListedVm> vm(Contents contents, String name) {
        return contents.vms().stream().filter(vm -> vm.name().equals(name)).findFirst();
    }

    private void cloneVm(String name) {
        lab.connection
                .machines()
                .startClone(new CloneOrder(
                        "shop-template",
                        name,
                        CloneMode.FULL,
                        LabVcenter.PLACEMENT,
                        new GuestNetwork(lab.unusedAddress(), 24, new IpAddress("127.80.1.1"), List.of()),
                        new OwnershipMark("i", "shop", "m", "w")));
    }

    private long countOf(String operation) {
        return calls.stream().filter(operation::equals).count();
    }

    @Test
    void the_first_question_is_answered_with_everything_there_is_to_choose_from() {
        Contents contents = contents();

        assertThat(vm(contents, "shop-01")).hasValueSatisfying(vm -> {
            assertThat(vm.datacenter()).isEqualTo("DC0");
            assertThat(vm.folder()).isEmpty();
            assertThat(vm.instanceUuid()).isNotEmpty();
            assertThat(vm.isTemplate()).isFalse();
            assertThat(vm.power()).isEqualTo(PowerState.ON);
            assertThat(vm.cpus()).isEqualTo(2);
            assertThat(vm.memoryMb()).isEqualTo(4096);
            assertThat(vm.disks()).extracting(ListedVm.Disk::capacityBytes).containsExactly(16L << 30);
            assertThat(vm.networks()).containsExactly("VM Network");
            assertThat(vm.address()).contains("127.80.1.11");
        });
        assertThat(vm(contents, "shop-template"))
                .hasValueSatisfying(vm -> assertThat(vm.isTemplate()).isTrue());
        assertThat(contents.datastores()).singleElement().satisfies(datastore -> {
            assertThat(datastore.name()).isEqualTo("LocalDS_0");
            assertThat(datastore.datacenter()).isEqualTo("DC0");
            assertThat(datastore.capacityBytes()).isEqualTo(4L << 40);
            assertThat(datastore.freeBytes()).isPositive();
            assertThat(datastore.isAccessible()).isTrue();
            assertThat(datastore.isInMaintenance()).isFalse();
        });
        assertThat(contents.clusters()).extracting(ListedCluster::name).containsExactly("DC0_C0");
        assertThat(contents.clusters().getFirst().hosts()).isNotEmpty();
        assertThat(contents.clusters().getFirst().hasDrs()).isTrue();
        assertThat(contents.trouble()).isEmpty();
    }

    @Test
    void networks_are_standard_and_distributed_ones_but_no_uplinks() {
        Contents contents = contents();

        assertThat(contents.networks())
                .extracting(ListedNetwork::name, ListedNetwork::kind)
                .containsExactlyInAnyOrder(
                        tuple("DC0_DVPG0", ListedNetwork.Kind.DISTRIBUTED),
                        tuple("VM Network", ListedNetwork.Kind.STANDARD));
        assertThat(contents.networks().getFirst().distributedSwitch()).contains("DVS0");
        assertThat(contents.networks())
                .allSatisfy(
                        network -> assertThat(network.vlan()).as(network.name()).contains("0"));
    }

    @Test
    void a_change_shows_up_without_a_new_full_read() {
        contents();
        calls.clear();

        cloneVm("shop-as01");
        Contents seen = eventually(now -> vm(now, "shop-as01").isPresent());

        assertThat(vm(seen, "shop-as01")).hasValueSatisfying(vm -> {
            assertThat(vm.folder()).isEqualTo("VM-Autoscaling/shop");
            assertThat(vm.networks()).containsExactly("DC0_DVPG0");
        });
        assertThat(seen.folders())
                .containsExactly(
                        new ListedFolder("VM-Autoscaling", "DC0"), new ListedFolder("VM-Autoscaling/shop", "DC0"));
        lab.simulator.failHost("shop-01");
        eventually(now ->
                vm(now, "shop-01").filter(vm -> vm.power() == PowerState.OFF).isPresent());
        var id = vm(seen, "shop-as01").orElseThrow().id();
        lab.connection.machines().startDestroy(id);
        eventually(now -> vm(now, "shop-as01").isEmpty());
        assertThat(calls).containsOnly("WaitForUpdatesEx");
    }

    @Test
    void many_questions_cost_vcenter_nothing() {
        contents();
        calls.clear();

        for (int i = 0; i < 1000; i++) {
            contents();
        }

        assertThat(calls).isEmpty();
    }

    @Test
    void a_session_that_is_lost_is_followed_by_a_new_view() {
        contents();
        lab.simulator.inject(InjectedFault.sessionExpired("WaitForUpdatesEx"));
        cloneVm("before");
        eventually(now -> vm(now, "before").isPresent());
        cloneVm("between");

        Contents after = eventually(now -> vm(now, "between").isPresent());

        assertThat(after.trouble()).isEmpty();
        assertThat(countOf("CreateFilter")).isEqualTo(2);
        assertThat(countOf("Login")).isEqualTo(2);
    }

    @Test
    void an_outage_is_answered_with_the_old_lists_and_their_age_and_its_end_with_new_ones() {
        Instant first = contents().asOf();
        lab.simulator.restart(Duration.ofSeconds(3), UnfinishedTasks.LOST);

        Contents old = eventually(now -> now.trouble().isPresent());

        assertThat(vm(old, "shop-01")).isPresent();
        assertThat(old.asOf()).isBetween(first, Instant.now());
        assertThat(old.trouble().orElseThrow()).startsWith("vCenter lab-vcenter: ");
        Contents after = eventually(now -> now.trouble().isEmpty());
        assertThat(after.asOf()).isAfter(old.asOf());
        cloneVm("after");
        eventually(now -> vm(now, "after").isPresent());
    }

    @Test
    void nothing_known_and_nobody_there_is_said_at_once() {
        connection.close();
        connection = lab.connect(URI.create("https://127.0.0.1:1/sdk"), "secret", OutsideCalls.UNHEARD);

        assertThatThrownBy(this::contents)
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith("vCenter lab-vcenter: ");
    }

    @Test
    void closing_leaves_no_session_behind() {
        contents();
        connection.close();
        long logins = countOf("Login");

        assertThat(countOf("Logout")).isEqualTo(1);
        assertThat(logins).isEqualTo(1);
    }
}
