package dev.vmautoscaling.domain.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What every {@link VmTemplates} does, whichever vCenter is behind it. */
public abstract class VmTemplatesContract {
    private static final VmId NOBODY = new VmId("vm-999999");

    /** The port under test, in a world where {@link #place} exists and a VM {@link #running} is on. */
    protected abstract VmTemplates templates();

    /** The name of a VM that is on, with a disk and a network card. */
    protected abstract String running();

    protected abstract TemplatePlace place();

    /** Lets a little time pass in that world. */
    protected void letTimePass() {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }

    // ---- words for the tests

    protected static String unusedName() {
        return "t" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    protected final VmDetails source() {
        return templates().named(place().datacenter(), running()).getFirst();
    }

    protected final TemplateOrder order(String name, boolean asTemplate) {
        return new TemplateOrder(
                source().id(), name, place(), asTemplate, new TemplateMark("installation", "id-of-" + name));
    }

    protected final VmDetails made(TemplateOrder order) {
        succeed(templates().startClone(order));
        return templates().named(order.place().datacenter(), order.name()).getFirst();
    }

    protected final TaskStatus end(TaskId task) {
        long giveUpAt = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (templates().status(task) instanceof TaskStatus.Running) {
            assertThat(System.nanoTime()).as("patience").isLessThan(giveUpAt);
            letTimePass();
        }
        return templates().status(task);
    }

    protected final void succeed(TaskId task) {
        assertThat(end(task)).isInstanceOf(TaskStatus.Succeeded.class);
    }

    protected final VmDetails seen(VmId id) {
        return templates().find(id).orElseThrow();
    }

    // ---- the contract

    @Test
    void a_vm_is_described_with_all_that_a_template_inherits() {
        VmDetails vm = source();

        assertThat(vm.name()).isEqualTo(running());
        assertThat(vm.isTemplate()).isFalse();
        assertThat(vm.power()).isEqualTo(PowerState.ON);
        assertThat(vm.instanceUuid()).isNotEmpty();
        assertThat(vm.guestOs()).isNotEmpty();
        assertThat(vm.cpus()).isPositive();
        assertThat(vm.memoryBytes()).isGreaterThanOrEqualTo(1024 * 1024);
        assertThat(vm.disks()).isNotEmpty().allSatisfy(disk -> {
            assertThat(disk.bytes()).isPositive();
            assertThat(disk.datastore()).isEqualTo(place().datastore());
        });
        assertThat(vm.networks()).isNotEmpty().doesNotContain("");
        assertThat(vm.snapshots()).isEmpty();
        assertThat(vm.mark()).isEmpty();
        assertThat(vm.place().datacenter()).isEqualTo(place().datacenter());
        assertThat(vm.place().cluster()).isEqualTo(place().cluster());
        assertThat(vm.place().datastore()).isEqualTo(place().datastore());
        assertThat(templates().find(vm.id())).contains(vm);
    }

    @Test
    void a_copy_becomes_a_template_and_its_source_stays_as_it_was() {
        VmDetails before = source();
        TemplateOrder order = order(unusedName(), true);

        VmDetails template = made(order);

        assertThat(template.isTemplate()).isTrue();
        assertThat(template.power()).isEqualTo(PowerState.OFF);
        assertThat(template.mark()).contains(order.mark());
        assertThat(template.place().folder()).isEqualTo(place().folder());
        assertThat(template.cpus()).isEqualTo(before.cpus());
        assertThat(template.id()).isNotEqualTo(before.id());
        assertThat(source()).isEqualTo(before);
    }

    @Test
    void a_copy_for_linked_clones_gets_its_snapshot_before_it_becomes_a_template() {
        VmDetails copy = made(order(unusedName(), false));
        assertThat(copy.isTemplate()).isFalse();
        assertThat(copy.power()).isEqualTo(PowerState.OFF);

        succeed(templates().startSnapshot(copy.id(), "for linked clones", "taken by VM Autoscaling"));
        templates().markAsTemplate(copy.id());

        assertThat(seen(copy.id()).isTemplate()).isTrue();
        assertThat(seen(copy.id()).snapshots()).containsExactly("for linked clones");
        assertThat(templates().linkedClonesOf(copy.id())).isEmpty();
    }

    @Test
    void one_snapshot_is_taken_however_often_it_is_asked_for_and_it_can_be_removed_again() {
        VmId vm = made(order(unusedName(), false)).id();

        succeed(templates().startSnapshot(vm, "first", ""));
        succeed(templates().startSnapshot(vm, "second", ""));
        succeed(templates().startSnapshot(vm, "second", ""));
        assertThat(seen(vm).snapshots()).containsExactly("first", "second");

        succeed(templates().startRemovingSnapshot(vm, "second"));
        succeed(templates().startRemovingSnapshot(vm, "second"));
        assertThat(seen(vm).snapshots()).containsExactly("first");
    }

    @Test
    void a_vm_that_is_on_does_not_become_a_template() {
        OutsideFault fault =
                catchThrowableOfType(OutsideFault.class, () -> templates().markAsTemplate(source().id()));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault.hint()).isNotEmpty();
        assertThat(source().isTemplate()).isFalse();
    }

    @Test
    void a_vm_becomes_a_template_and_a_vm_again_and_asking_twice_is_no_fault() {
        VmId vm = made(order(unusedName(), false)).id();

        templates().markAsTemplate(vm);
        templates().markAsTemplate(vm);
        assertThat(seen(vm).isTemplate()).isTrue();

        templates().markAsVm(vm, place());
        templates().markAsVm(vm, place());
        assertThat(seen(vm).isTemplate()).isFalse();
    }

    @Test
    void a_template_is_renamed() {
        VmId template = made(order(unusedName(), true)).id();
        String name = unusedName();

        succeed(templates().startRenaming(template, name));

        assertThat(templates().named(place().datacenter(), name))
                .extracting(VmDetails::id)
                .containsExactly(template);
    }

    @Test
    void a_destroyed_template_is_gone_and_destroying_it_again_is_no_fault() {
        VmDetails template = made(order(unusedName(), true));

        succeed(templates().startDestroy(template.id()));
        succeed(templates().startDestroy(template.id()));

        assertThat(templates().find(template.id())).isEmpty();
        assertThat(templates().named(place().datacenter(), template.name())).isEmpty();
    }

    @Test
    void what_does_not_exist_is_empty_and_cannot_be_copied() {
        TemplateOrder order =
                new TemplateOrder(NOBODY, unusedName(), place(), true, new TemplateMark("installation", "none"));

        assertThat(templates().find(NOBODY)).isEmpty();
        assertThat(templates().named(place().datacenter(), "no-such")).isEmpty();
        assertThat(refusal(order).kind()).isEqualTo(FaultKind.PERMANENT);
    }

    /** The fault that the copy ends with, thrown at once or found in its task. */
    protected final OutsideFault refusal(TemplateOrder order) {
        try {
            return ((TaskStatus.Failed) end(templates().startClone(order))).fault();
        } catch (OutsideFault fault) {
            return fault;
        }
    }
}
