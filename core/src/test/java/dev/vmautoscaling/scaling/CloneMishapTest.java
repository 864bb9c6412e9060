package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may happen around the one call that creates something large: no VM is lost sight of, and none is made twice. */
class CloneMishapTest {
    /** The process dies here: nothing catches this. */
    private static final class Died extends Error {}

    private final World world = new World();

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    private void orderUndo() {
        world.ledger.workflows().order(workflow().id(), Order.UNDO);
        world.wake(workflow().id());
    }

    private OutsideFault fault(FaultKind kind, String said) {
        return world.vms.script().fault(kind, "clone", said);
    }

    private void moveFolder() {
        Placement elsewhere = Configs.with(Configs.PLACEMENT, "folder", "another/folder");
        world.ledger.put(Configs.with(Configs.shop(), "placement", elsewhere), true);
    }

    @Test
    void a_clone_task_that_failed_in_passing_is_asked_for_again() {
        world.vms.failNextTask("startClone", fault(FaultKind.TRANSIENT, "HostCommunication"));
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(world.created()).hasSize(1);
    }

    @Test
    void an_undo_after_a_crash_in_the_clone_call_waits_for_the_vm_that_has_no_mark_yet() {
        world.vms.script().afterNext("startClone", () -> {
            throw new Died();
        });
        world.busy().decide();
        assertThatThrownBy(world::runToTheEnd).isInstanceOf(Died.class);
        world.restart();
        orderUndo();
        world.runToTheEnd();
        world.time.advance(Duration.ofMinutes(5));
        assertThat(world.member().state()).isEqualTo(MemberState.ABANDONED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void an_undo_waits_for_the_vm_of_a_lost_call_even_when_a_later_call_was_answered() {
        world.vms.script().loseRequestOfNext("startClone");
        world.vms.failNextTask("startClone", fault(FaultKind.PERMANENT, "the name shop-as01 is taken"));
        world.busy().decide();
        world.runFor(Duration.ofSeconds(35));
        var mark = new OwnershipMark(
                World.INSTALLATION, "shop", world.member().id(), workflow().id());
        world.vms.add(Configs.PLACEMENT, "shop-as01", new IpAddress("10.0.0.101"), Optional.of(mark));
        world.runToTheEnd();
        assertThat(world.member().state()).isEqualTo(MemberState.ABANDONED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_vm_that_is_in_another_folder_than_the_config_says_now_is_found_by_its_mark() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(5));
        moveFolder();
        world.runToTheEnd();
        assertThat(world.created()).hasSize(1);
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void an_undo_finds_the_vm_by_its_mark_too() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(5));
        moveFolder();
        orderUndo();
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_strangers_vm_that_has_taken_the_name_is_not_powered_on() {
        world.vms.script().beforeNext("startPowerOn", () -> {
            world.vms.remove(world.created().getFirst().id());
            var stranger = world.vms.addForeign(Configs.PLACEMENT, "shop-as01", new IpAddress("10.9.9.9"));
            world.vms.cutPower(stranger);
            throw fault(FaultKind.TRANSIENT, "busy");
        });
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.vms.all())
                .filteredOn(vm -> vm.name().equals("shop-as01"))
                .singleElement()
                .matches(vm -> !vm.isOn());
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(world.traces()).isEmpty();
    }
}
