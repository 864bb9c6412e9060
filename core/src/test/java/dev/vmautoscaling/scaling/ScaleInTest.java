package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScaleInTest {
    private static final Duration LONG = Duration.ofMinutes(20);

    private final World world = new World().withOneCreated();
    private final Member member = world.member();
    private final Endpoint endpoint = new Endpoint(member.address().orElseThrow(), Configs.PORT);

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    private World leaving() {
        assertThat(world.idleFor(LONG).decide()).isInstanceOf(Decision.ScaleIn.class);
        return world;
    }

    private void order(Order order) {
        world.ledger.workflows().order(workflow().id(), order);
        world.wake(workflow().id());
    }

    @Test
    void a_lasting_low_takes_the_newest_created_member_out_and_leaves_no_trace() {
        leaving().runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(world.member().state()).isEqualTo(MemberState.TERMINATED);
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(world.pools.all(Configs.POOL)).hasSize(2).allMatch(base -> base.takesTraffic());
        assertThat(world.leases.all()).singleElement().matches(lease -> lease.state() == Lease.State.QUARANTINED);
    }

    @Test
    void waits_until_the_last_connection_has_ended() {
        world.pools.setConnections(Configs.POOL, endpoint, 3);
        leaving().runFor(Duration.ofMinutes(5));
        assertThat(world.inPool(member).orElseThrow().admin()).isEqualTo(AdminState.DISABLED);
        assertThat(world.created()).singleElement().matches(vm -> vm.isOn());
        world.pools.setConnections(Configs.POOL, endpoint, 0);
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void goes_on_at_the_drain_deadline_and_says_how_many_connections_were_left() {
        world.pools.setConnections(Configs.POOL, endpoint, 3);
        leaving().runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(workflow().steps().get(1).message())
                .isEqualTo("drain deadline of 600 s passed with 3 connections left");
    }

    @Test
    void rising_load_takes_a_removal_back_instead_of_cloning() {
        world.pools.setConnections(Configs.POOL, endpoint, 3);
        leaving().runFor(Duration.ofMinutes(2));
        Decision decision = world.busy().decide();
        world.runToTheEnd();
        assertThat(decision).isInstanceOf(Decision.Undrain.class);
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(world.inPool(member).orElseThrow().takesTraffic()).isTrue();
        assertThat(world.created()).hasSize(1);
    }

    @Test
    void after_shut_down_guest_has_started_it_only_goes_forward() {
        leaving();
        while (!workflow().hasStarted("shut-down-guest")) {
            world.runFor(Duration.ofMillis(100));
        }
        order(Order.UNDO);
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void what_a_person_has_disabled_is_not_enabled_by_the_undo() {
        world.pools.setAdminStateByHand(Configs.POOL, endpoint, AdminState.DISABLED);
        world.pools.setConnections(Configs.POOL, endpoint, 1);
        leaving().runFor(Duration.ofMinutes(1));
        order(Order.UNDO);
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.inPool(member).orElseThrow().admin()).isEqualTo(AdminState.DISABLED);
    }

    @Test
    void the_last_healthy_member_stays() {
        leaving();
        world.pools.setAvailability(Configs.POOL, new Endpoint(World.BASE_1, Configs.PORT), Availability.DOWN);
        world.pools.setAvailability(Configs.POOL, new Endpoint(World.BASE_2, Configs.PORT), Availability.DOWN);
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(workflow().failure().orElseThrow().message()).contains("no healthy member would stay");
        assertThat(world.inPool(member).orElseThrow().takesTraffic()).isTrue();
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }

    @Test
    void two_that_leave_together_never_leave_the_pool_without_a_healthy_member() {
        World pair = new World(Configs.shop(Configs.sizes(1, 4, 2, 2)));
        pair.withOneCreated();
        pair.pools.setAvailability(Configs.POOL, new Endpoint(World.BASE_1, Configs.PORT), Availability.DOWN);
        assertThat(pair.idleFor(LONG).decide())
                .isInstanceOfSatisfying(
                        Decision.ScaleIn.class, in -> assertThat(in.members()).hasSize(2));
        pair.pools.setAvailability(Configs.POOL, new Endpoint(World.BASE_2, Configs.PORT), Availability.DOWN);
        pair.runToTheEnd();
        assertThat(pair.created()).singleElement().matches(vm -> vm.isOn());
        assertThat(pair.pools.all(Configs.POOL))
                .filteredOn(found -> found.takesTraffic())
                .hasSize(1);
    }

    @Test
    void a_guest_that_ignores_the_request_is_powered_off() {
        world.vms.takes("shutDownGuest", Duration.ofHours(1));
        leaving().runToTheEnd();
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_vm_without_this_members_mark_is_never_destroyed() {
        leaving();
        var vm = world.created().getFirst();
        world.vms.remove(vm.id());
        world.vms.addForeign(Configs.PLACEMENT, member.name(), member.address().orElseThrow());
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.STUCK);
        assertThat(world.vms.all()).anyMatch(found -> found.name().equals(member.name()) && found.isOn());
        assertThat(world.leases.all()).singleElement().matches(lease -> lease.state() == Lease.State.HELD);
    }

    @Test
    void a_vm_that_somebody_removed_is_no_obstacle() {
        leaving();
        world.vms.remove(world.created().getFirst().id());
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_stuck_removal_goes_on_when_it_is_ordered_to() {
        leaving();
        world.vms.failNextTask("startDestroy", world.vms.script().fault(FaultKind.PERMANENT, "destroy", "no right"));
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.STUCK);
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.STUCK);
        order(Order.RETRY);
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_member_that_is_protected_while_others_answer_stays() {
        world.pools.faults().duringNext("members", () -> world.ledger.put(ManualScalingTest.shielded(member)));
        assertThat(world.idleFor(LONG).decide()).isInstanceOf(Decision.Hold.class);
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }
}
