package dev.vmautoscaling.domain.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link VirtualMachines} does, whichever vCenter is behind it. */
public abstract class VirtualMachinesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A vCenter for the test, in which all that it names exists. */
    public interface World {
        VirtualMachines machines();

        Placement placement();

        String template();

        /** An address of the machine's own network there; a new one at each call. */
        IpAddress unusedAddress();

        VmLabels.Tag tag();

        /** The VMs that the cluster's rule of this name keeps apart, in any order; none when there is no such rule. */
        List<VmId> keptApart(String rule);

        /** Lets a little time pass there. */
        default void letTimePass() {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    protected abstract World world();

    /** The port under test. */
    protected final VirtualMachines machines() {
        return world().machines();
    }

    // ---- words for the tests

    /** A name that no other test uses. */
    protected static String unusedName() {
        return "m" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    protected final CloneOrder order(String name) {
        return new CloneOrder(
                world().template(),
                name,
                CloneMode.FULL,
                world().placement(),
                new GuestNetwork(
                        world().unusedAddress(), 24, new IpAddress("127.80.1.1"), List.of(new IpAddress("127.80.1.1"))),
                new OwnershipMark("installation-of-" + name, "shop", "member-of-" + name, "workflow-of-" + name));
    }

    protected final Vm cloned(CloneOrder order) {
        succeed(machines().startClone(order));
        return machines().findByName(order.placement(), order.name()).orElseThrow();
    }

    protected final Vm poweredOn(CloneOrder order) {
        Vm vm = cloned(order);
        succeed(machines().startPowerOn(vm.id()));
        return vm;
    }

    protected final void succeed(TaskId task) {
        assertThat(end(task)).isInstanceOf(TaskStatus.Succeeded.class);
    }

    protected final TaskStatus end(TaskId task) {
        eventually(() -> !(machines().status(task) instanceof TaskStatus.Running));
        return machines().status(task);
    }

    protected final void eventually(BooleanSupplier condition) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(giveUpAt);
            world().letTimePass();
        }
    }

    /** The fault that the clone ends with, thrown at once or found in its task. */
    protected final OutsideFault refusal(CloneOrder order) {
        try {
            return ((TaskStatus.Failed) end(machines().startClone(order))).fault();
        } catch (OutsideFault fault) {
            return fault;
        }
    }

    private Vm seen(VmId id) {
        return machines().find(id).orElseThrow();
    }

    private CloneOrder orderInto(UnaryOperator<Placement> change) {
        CloneOrder order = order(unusedName());
        return new CloneOrder(
                order.template(),
                order.name(),
                order.mode(),
                change.apply(order.placement()),
                order.network(),
                order.mark());
    }

    // ---- the contract

    @Test
    void a_clone_carries_its_mark_and_is_powered_off() {
        CloneOrder order = order(unusedName());

        Vm vm = cloned(order);

        assertThat(vm.name()).isEqualTo(order.name());
        assertThat(vm.mark()).contains(order.mark());
        assertThat(vm.power()).isEqualTo(PowerState.OFF);
        assertThat(vm.instanceUuid()).isNotEmpty();
        assertThat(machines().find(vm.id())).contains(vm);
    }

    @Test
    void a_linked_clone_is_made_too() {
        CloneOrder full = order(unusedName());

        Vm vm = cloned(new CloneOrder(
                full.template(), full.name(), CloneMode.LINKED, full.placement(), full.network(), full.mark()));

        assertThat(vm.mark()).contains(full.mark());
    }

    @Test
    void only_vms_of_the_installation_are_owned() {
        CloneOrder ours = order(unusedName());
        CloneOrder theirs = order(unusedName());
        Vm vm = cloned(ours);
        cloned(theirs);

        assertThat(machines().ownedBy(ours.mark().installation())).containsExactly(vm);
        assertThat(machines().ownedBy("nobody")).isEmpty();
    }

    @Test
    void a_vm_is_found_by_name_in_its_folder_only() {
        CloneOrder order = order(unusedName());
        Vm vm = cloned(order);
        Placement elsewhere = in(order.placement(), "VM-Autoscaling/elsewhere");

        assertThat(machines().findByName(order.placement(), order.name())).contains(vm);
        assertThat(machines().findByName(order.placement(), order.name() + "x")).isEmpty();
        assertThat(machines().findByName(elsewhere, order.name())).isEmpty();
    }

    @Test
    void a_folder_is_made_when_it_is_missing() {
        String folder = "VM-Autoscaling/" + unusedName() + "/deep";
        CloneOrder order = orderInto(placement -> in(placement, folder));

        assertThat(cloned(order).mark()).contains(order.mark());
    }

    @Test
    void what_does_not_exist_is_empty() {
        assertThat(machines().find(new VmId("vm-999999"))).isEmpty();
        assertThat(machines().findByAddress(new IpAddress("127.99.99.99"))).isEmpty();
        assertThat(machines().status(new TaskId("task-999999"))).isInstanceOf(TaskStatus.Forgotten.class);
        assertThat(machines().findByAddresses(List.of(new IpAddress("127.99.99.99"))))
                .isEmpty();
        assertThat(machines().findByAddresses(List.of())).isEmpty();
        assertThat(machines().customization(new VmId("vm-999999"), Instant.EPOCH))
                .isInstanceOf(Customization.Unreported.class);
    }

    @Test
    void a_clone_without_its_template_or_place_is_refused_for_good() {
        CloneOrder noTemplate = order(unusedName());
        Placement placement = world().placement();
        List<CloneOrder> impossible = List.of(
                new CloneOrder(
                        "no-such-template",
                        noTemplate.name(),
                        CloneMode.FULL,
                        placement,
                        noTemplate.network(),
                        noTemplate.mark()),
                orderInto(p ->
                        new Placement(p.vcenter(), "no-such", p.cluster(), p.folder(), p.datastore(), p.network())),
                orderInto(p ->
                        new Placement(p.vcenter(), p.datacenter(), "no-such", p.folder(), p.datastore(), p.network())),
                orderInto(p ->
                        new Placement(p.vcenter(), p.datacenter(), p.cluster(), p.folder(), "no-such", p.network())),
                orderInto(p ->
                        new Placement(p.vcenter(), p.datacenter(), p.cluster(), p.folder(), p.datastore(), "no-such")));

        assertThat(impossible).allSatisfy(order -> {
            OutsideFault fault = refusal(order);
            assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
            assertThat(fault).hasMessageContaining("no-such");
            assertThat(fault.hint()).isNotEmpty();
            assertThat(machines().findByName(placement, order.name())).isEmpty();
        });
    }

    @Test
    void power_goes_on_and_off_and_asking_twice_is_no_fault() {
        VmId id = cloned(order(unusedName())).id();

        succeed(machines().startPowerOn(id));
        succeed(machines().startPowerOn(id));
        assertThat(seen(id).power()).isEqualTo(PowerState.ON);

        succeed(machines().startPowerOff(id));
        succeed(machines().startPowerOff(id));
        assertThat(seen(id).power()).isEqualTo(PowerState.OFF);
    }

    @Test
    void shutting_down_the_guest_of_a_vm_that_is_off_is_no_fault() {
        VmId id = cloned(order(unusedName())).id();

        machines().shutDownGuest(id);

        assertThat(seen(id).power()).isEqualTo(PowerState.OFF);
    }

    @Test
    void a_destroyed_vm_is_gone_and_destroying_it_again_is_no_fault() {
        CloneOrder order = order(unusedName());
        VmId id = cloned(order).id();

        succeed(machines().startDestroy(id));

        assertThat(machines().find(id)).isEmpty();
        assertThat(machines().findByName(order.placement(), order.name())).isEmpty();
        assertThat(machines().ownedBy(order.mark().installation())).isEmpty();
        succeed(machines().startDestroy(id));
        succeed(machines().startPowerOff(id));
        machines().shutDownGuest(id);
    }

    @Test
    void a_vm_that_is_on_is_not_destroyed() {
        VmId id = poweredOn(order(unusedName())).id();

        assertThat(end(machines().startDestroy(id)))
                .isInstanceOfSatisfying(
                        TaskStatus.Failed.class,
                        failed -> assertThat(failed.fault().kind()).isEqualTo(FaultKind.PERMANENT));
        assertThat(seen(id).isOn()).isTrue();
    }

    @Test
    void a_vm_that_is_gone_cannot_be_powered_on() {
        OutsideFault fault =
                catchThrowableOfType(OutsideFault.class, () -> machines().startPowerOn(new VmId("vm-999999")));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
    }

    @Test
    void nothing_is_reported_of_a_customization_that_has_not_begun() {
        VmId id = cloned(order(unusedName())).id();

        assertThat(machines().customization(id, Instant.EPOCH)).isInstanceOf(Customization.Unreported.class);
    }

    @Test
    void labels_are_given_and_read_back_and_may_be_given_again() {
        VmId id = cloned(order(unusedName())).id();
        VmLabels first = new VmLabels(List.of(world().tag()), Map.of("owner", "shop team", "cost center", "4711"));
        assertThat(machines().labels(id)).isEqualTo(VmLabels.NONE);

        machines().label(id, first);
        assertThat(machines().labels(id)).isEqualTo(first);

        machines().label(id, first);
        machines().label(id, new VmLabels(List.of(), Map.of("owner", "another team")));
        assertThat(machines().labels(id))
                .isEqualTo(
                        new VmLabels(List.of(world().tag()), Map.of("owner", "another team", "cost center", "4711")));
    }

    @Test
    void a_tag_that_does_not_exist_is_refused_for_good() {
        VmId id = cloned(order(unusedName())).id();
        VmLabels labels = new VmLabels(List.of(new VmLabels.Tag(world().tag().category(), "no-such")), Map.of());

        OutsideFault fault =
                catchThrowableOfType(OutsideFault.class, () -> machines().label(id, labels));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("no-such");
    }

    @Test
    void a_rule_keeps_apart_as_many_vms_as_there_are_hosts_and_goes_with_the_last_pair() {
        String rule = "rule of " + unusedName();
        List<VmId> vms =
                Stream.generate(() -> cloned(order(unusedName())).id()).limit(4).toList();

        keep(rule, vms.subList(0, 2));
        assertThat(world().keptApart(rule)).containsExactlyInAnyOrderElementsOf(vms.subList(0, 2));

        keep(rule, vms);
        assertThat(world().keptApart(rule)).containsExactlyInAnyOrderElementsOf(vms.subList(0, 3));

        succeed(machines().startDestroy(vms.get(1)));
        keep(rule, vms.subList(0, 3));
        assertThat(world().keptApart(rule)).containsExactlyInAnyOrder(vms.get(0), vms.get(2));

        keep(rule, List.of(vms.get(3)));
        assertThat(world().keptApart(rule)).isEmpty();
    }

    /** Until vCenter has nothing left to do. */
    private void keep(String rule, List<VmId> vms) {
        Apartness now = machines().keepApart(world().placement(), rule, vms);
        now.pending().ifPresent(this::succeed);
        assertThat(machines().keepApart(world().placement(), rule, vms).pending())
                .isEmpty();
    }

    private static Placement in(Placement placement, String folder) {
        return new Placement(
                placement.vcenter(),
                placement.datacenter(),
                placement.cluster(),
                folder,
                placement.datastore(),
                placement.network());
    }
}
