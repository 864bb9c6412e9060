package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KillSwitchTest {
    private final World world = new World();

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    private void turn(KillSwitch.Position position) {
        world.switches.put("shop", position);
    }

    @Test
    void no_new_work_lets_running_work_finish_and_begins_none() {
        world.busy().decide();
        turn(KillSwitch.Position.NO_NEW_WORK);
        world.runToTheEnd();
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        world.time.advance(Duration.ofMinutes(30));
        assertThat(world.busy().decide())
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.KILL_SWITCH_ON));
    }

    @Test
    void stop_now_parks_a_workflow_where_it_is() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(10));
        turn(KillSwitch.Position.STOP_NOW);
        world.runFor(Duration.ofHours(3));
        assertThat(workflow().parkedAt()).isPresent();
        assertThat(workflow().isDone("clone-vm")).isFalse();
        assertThat(world.vms.all()).noneMatch(vm -> vm.name().equals("shop-as01") && vm.isOn());
        turn(KillSwitch.Position.OFF);
        world.runToTheEnd();
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(workflow().parkedAt()).isEmpty();
    }

    @Test
    void time_under_the_switch_does_not_count_against_a_deadline() {
        world.busy().decide();
        while (!workflow().hasStarted("await-guest")) {
            world.runFor(Duration.ofSeconds(1));
        }
        turn(KillSwitch.Position.STOP_NOW);
        world.vms.guestsBootIn(Duration.ofHours(5));
        world.runFor(Duration.ofHours(1));
        turn(KillSwitch.Position.OFF);
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void an_undo_stops_too() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(5));
        turn(KillSwitch.Position.STOP_NOW);
        world.ledger.workflows().order(workflow().id(), Order.UNDO);
        world.runFor(Duration.ofHours(1));
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDOING);
        assertThat(world.created()).hasSize(1);
        turn(KillSwitch.Position.OFF);
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void one_workflow_can_be_undone_under_the_switch_by_an_order_of_its_own() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(5));
        turn(KillSwitch.Position.STOP_NOW);
        world.ledger.workflows().order(workflow().id(), Order.UNDO_UNDER_STOP);
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void an_order_to_undo_moves_nothing_under_the_switch_past_the_point_of_no_return() {
        world.withOneCreated().idleFor(Duration.ofMinutes(20)).decide();
        while (!workflow().hasStarted(ScaleIn.POINT_OF_NO_RETURN)) {
            world.runFor(Duration.ofMillis(100));
        }
        turn(KillSwitch.Position.STOP_NOW);
        world.ledger.workflows().order(workflow().id(), Order.UNDO_UNDER_STOP);
        world.runFor(Duration.ofHours(1));
        assertThat(workflow().parkedAt()).isPresent();
        assertThat(world.created()).hasSize(1);
        turn(KillSwitch.Position.OFF);
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.COMPLETED);
    }

    @Test
    void a_switch_that_is_turned_after_the_decision_still_holds_it() {
        world.vms.script().beforeNext("ownedBy", () -> turn(KillSwitch.Position.NO_NEW_WORK));
        assertThat(world.busy().decide()).isInstanceOf(Decision.Hold.class);
        assertThat(world.ledger.events()).isEmpty();
    }
}
