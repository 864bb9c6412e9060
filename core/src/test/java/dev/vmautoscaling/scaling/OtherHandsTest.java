package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** People and outages change the pool while a member comes or goes. */
class OtherHandsTest {
    private static final Duration LONG = Duration.ofMinutes(20);

    private final World world = new World().withOneCreated();
    private final Endpoint endpoint = new Endpoint(world.member().address().orElseThrow(), Configs.PORT);

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    /** Draining, held by one connection. */
    private void draining() {
        world.pools.setConnections(Configs.POOL, endpoint, 1);
        assertThat(world.idleFor(LONG).decide()).isInstanceOf(Decision.ScaleIn.class);
        world.runFor(Duration.ofMinutes(2));
        assertThat(world.inPool(world.member()).orElseThrow().admin()).isEqualTo(AdminState.DISABLED);
    }

    private static GroupConfig drainingFor(Duration deadline) {
        GroupConfig config = Configs.shop();
        return Configs.with(config, "pool", Configs.with(config.pool(), "drainDeadline", deadline));
    }

    @Test
    void a_pool_member_that_a_person_removed_leaves_no_node() {
        draining();
        world.pools.removeByHand(Configs.POOL, endpoint);
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_new_pool_member_that_vanishes_leaves_no_node() {
        World fresh = new World();
        fresh.pools.newMembersAre(Availability.DOWN);
        fresh.busy().decide();
        while (fresh.inPool(fresh.member()).isEmpty()) {
            fresh.runFor(Duration.ofMillis(100));
        }
        fresh.pools.removeByHand(
                Configs.POOL, fresh.inPool(fresh.member()).orElseThrow().endpoint());
        fresh.runToTheEnd();
        assertThat(fresh.member().state()).isEqualTo(MemberState.ABANDONED);
        assertThat(fresh.traces()).isEmpty();
    }

    @Test
    void a_person_who_makes_the_pool_member_anew_keeps_its_machine() {
        draining();
        world.pools.removeByHand(Configs.POOL, endpoint);
        world.pools.addByHand(Configs.POOL, endpoint);
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(workflow().failure().orElseThrow().message()).contains("does not carry our mark");
        assertThat(world.created()).singleElement().matches(vm -> vm.isOn());
        assertThat(world.inPool(world.member()).orElseThrow().takesTraffic()).isTrue();
    }

    @Test
    void what_a_person_forces_offline_during_the_drain_is_not_enabled_by_the_undo() {
        draining();
        world.pools.setAdminStateByHand(Configs.POOL, endpoint, AdminState.FORCED_OFFLINE);
        world.ledger.workflows().order(workflow().id(), Order.UNDO);
        world.wake(workflow().id());
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.inPool(world.member()).orElseThrow().admin()).isEqualTo(AdminState.FORCED_OFFLINE);
    }

    @Test
    void a_member_that_became_the_last_healthy_one_while_it_drained_comes_back() {
        draining();
        world.pools.setAvailability(Configs.POOL, new Endpoint(World.BASE_1, Configs.PORT), Availability.DOWN);
        world.pools.setAvailability(Configs.POOL, new Endpoint(World.BASE_2, Configs.PORT), Availability.DOWN);
        world.pools.setConnections(Configs.POOL, endpoint, 0);
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.inPool(world.member()).orElseThrow().takesTraffic()).isTrue();
    }

    @Test
    void a_fault_late_in_a_long_drain_does_not_take_it_back() {
        world.ledger.put(drainingFor(Duration.ofMinutes(40)), true);
        draining();
        world.runFor(Duration.ofMinutes(15));
        world.pools.failNext(
                "member", world.vms.script().fault(FaultKind.TRANSIENT, "members", "the unit is failing over"));
        world.runFor(Duration.ofMinutes(5));
        assertThat(workflow().state()).isEqualTo(WorkflowState.WAITING);
        world.pools.setConnections(Configs.POOL, endpoint, 0);
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_fault_late_in_a_long_clone_does_not_take_it_back() {
        World slow = new World();
        slow.vms.takes("startClone", Duration.ofMinutes(20));
        slow.busy().decide();
        slow.runFor(Duration.ofMinutes(15));
        slow.vms.script().failNext("status", FaultKind.TRANSIENT);
        slow.runToTheEnd();
        assertThat(slow.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }
}
