package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person closes what is stuck: the books then say what is true outside, and hold nothing for ever. */
class ResolveTest {
    private final World world = new World();

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    private OutsideFault noRight() {
        return world.vms.script().fault(FaultKind.PERMANENT, "destroy", "no right");
    }

    private void order(Order order) {
        world.ledger.workflows().order(workflow().id(), order);
        world.wake(workflow().id());
        world.runToTheEnd();
    }

    private void resolve() {
        assertThat(workflow().state()).isEqualTo(WorkflowState.STUCK);
        order(Order.RESOLVE);
        assertThat(workflow().state()).isEqualTo(WorkflowState.RESOLVED);
    }

    private void scaleOutStuckInItsUndo() {
        world.sick.add(new IpAddress("10.0.0.101"));
        world.vms.failNextTask("startDestroy", noRight());
        world.busy().decide();
        world.runToTheEnd();
    }

    private void scaleIn() {
        world.idleFor(Duration.ofMinutes(20)).decide();
    }

    @Test
    void a_scale_out_whose_vm_a_person_removed_keeps_no_address() {
        scaleOutStuckInItsUndo();
        world.vms.remove(world.created().getFirst().id());
        resolve();
        assertThat(world.member().state()).isEqualTo(MemberState.ABANDONED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void an_address_whose_vm_is_still_there_is_not_let_go() {
        scaleOutStuckInItsUndo();
        resolve();
        assertThat(world.leases.heldBy(world.member().id())).isPresent();
    }

    @Test
    void a_scale_in_whose_vm_a_person_removed_leaves_no_trace() {
        world.withOneCreated();
        world.vms.failNextTask("startDestroy", noRight());
        scaleIn();
        world.runToTheEnd();
        world.vms.remove(world.created().getFirst().id());
        resolve();
        assertThat(world.member().state()).isEqualTo(MemberState.TERMINATED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_scale_in_that_had_lost_nothing_yet_leaves_a_member() {
        world.withOneCreated();
        world.pools.setConnections(
                Configs.POOL, world.inPool(world.member()).orElseThrow().endpoint(), 1);
        scaleIn();
        world.runFor(Duration.ofMinutes(1));
        world.pools.failNext("setAdminState", noRight());
        order(Order.UNDO);
        resolve();
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(world.leases.heldBy(world.member().id())).isPresent();
        assertThat(world.ledger.members().monitored()).containsExactly(world.member());
    }
}
