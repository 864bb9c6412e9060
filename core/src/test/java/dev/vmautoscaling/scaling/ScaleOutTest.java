package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScaleOutTest {
    private final World world = new World();

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    @Test
    void a_real_need_brings_one_new_member_into_service() {
        Decision decision = world.busy().decide();
        world.runToTheEnd();
        assertThat(decision).isInstanceOf(Decision.ScaleOut.class);
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(world.member().name()).isEqualTo("shop-as01");
        assertThat(world.inPool(world.member()))
                .hasValueSatisfying(member -> assertThat(member.takesTraffic()).isTrue());
        assertThat(world.created()).singleElement().satisfies(vm -> {
            assertThat(vm.name()).isEqualTo("shop-as01");
            assertThat(vm.mark().orElseThrow().installation()).isEqualTo(World.INSTALLATION);
        });
        assertThat(world.ledger.members().monitored()).containsExactly(world.member());
    }

    @Test
    void the_decision_is_recorded_with_what_it_was_made_from() {
        world.busy().decide();
        Decisions.Entry entry = world.decisions.getLast();
        assertThat(entry.decision().why()).contains("cpu 95 % of 75 %");
        assertThat(entry.event()).contains(world.event().id());
        assertThat(entry.inputs())
                .containsEntry("size", "2")
                .containsEntry("created", "0")
                .containsKey("cpu");
    }

    @Test
    void undoes_everything_when_the_probe_never_passes() {
        world.sick.add(new IpAddress("10.0.0.101"));
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(world.member().state()).isEqualTo(MemberState.ABANDONED);
        assertThat(workflow().failure().orElseThrow().message())
                .contains("shop-as01 is not healthy on 10.0.0.101:8080/health");
        assertThat(world.leases.all()).singleElement().satisfies(lease -> {
            assertThat(lease.state()).isEqualTo(Lease.State.QUARANTINED);
            assertThat(lease.restsUntil().orElseThrow()).isAfter(world.time.instant());
        });
    }

    @Test
    void undoes_everything_when_the_clone_fails() {
        world.vms.failNextTask(
                "startClone", world.vms.script().fault(FaultKind.PERMANENT, "clone", "no space left on datastore"));
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(workflow().failure().orElseThrow().message()).contains("no space left on datastore");
    }

    @Test
    void an_address_that_no_guest_ever_had_is_free_at_once() {
        world.vms.removeTemplate("shop-template");
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(world.leases.leases("shop", world.time.instant().plusMillis(1)))
                .isEmpty();
    }

    @Test
    void tells_that_the_pool_is_exhausted() {
        for (int i = 1; i <= 4; i++) {
            world.leases.reserve("shop", "somebody-" + i, world.time.instant());
        }
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(workflow().failure().orElseThrow().message()).contains("IP pool \"shop\" has no free address");
    }

    @Test
    void goes_round_an_address_that_a_stranger_uses() {
        world.squatters.add(new IpAddress("10.0.0.101"));
        world.vms.addForeign(Configs.PLACEMENT, "stranger", new IpAddress("10.0.0.102"));
        world.pools.addNodeByHand("old", new IpAddress("10.0.0.103"));
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.member().address()).contains(new IpAddress("10.0.0.104"));
        assertThat(world.leases.all())
                .filteredOn(lease -> lease.state() == Lease.State.CONFLICT)
                .hasSize(3);
    }

    @Test
    void a_lost_answer_to_the_clone_call_makes_no_second_vm() {
        world.vms.script().loseAnswerOfNext("startClone");
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.created()).hasSize(1);
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void a_lost_clone_request_is_asked_again() {
        world.vms.script().loseRequestOfNext("startClone");
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.created()).hasSize(1);
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void a_vcenter_that_restarts_in_mid_clone_makes_no_second_vm() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(5));
        world.vms.forgetTasks();
        world.runToTheEnd();
        assertThat(world.created()).hasSize(1);
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void an_undo_during_the_clone_waits_for_the_vm_and_destroys_it() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(5));
        world.ledger.workflows().order(workflow().id(), Order.UNDO);
        world.wake(workflow().id());
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
    }

    @Test
    void somebody_elses_vm_of_the_same_name_is_left_alone() {
        world.vms.addForeign(Configs.PLACEMENT, "shop-as01", new IpAddress("10.9.9.9"));
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(world.vms.all()).anyMatch(vm -> vm.name().equals("shop-as01") && vm.isOn());
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void the_number_in_the_name_moves_on_even_after_a_failure() {
        world.vms.addForeign(Configs.PLACEMENT, "shop-as01", new IpAddress("10.9.9.9"));
        world.busy().decide();
        world.runToTheEnd();
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.member().name()).isEqualTo("shop-as02");
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }

    @Test
    void a_member_that_a_person_forced_offline_is_not_enabled() {
        world.pools.newMembersAre(Availability.CHECKING);
        world.busy().decide();
        world.runFor(Duration.ofSeconds(71));
        while (world.inPool(world.member()).isEmpty()) {
            world.runFor(Duration.ofMillis(100));
        }
        var endpoint = world.inPool(world.member()).orElseThrow().endpoint();
        world.pools.setAdminStateByHand(Configs.POOL, endpoint, AdminState.FORCED_OFFLINE);
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
    }

    @Test
    void f5_that_never_finds_the_member_up_takes_it_back() {
        world.pools.newMembersAre(Availability.DOWN);
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
        assertThat(workflow().failure().orElseThrow().message())
                .contains("F5 sees")
                .contains("DOWN");
    }

    @Test
    void an_outage_of_f5_is_waited_for() {
        world.busy().decide();
        world.pools.faults().failAll(world.vms.script().fault(FaultKind.TRANSIENT, "members", "connection refused"));
        world.runFor(Duration.ofMinutes(4));
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.RUNNING);
        world.pools.faults().recover();
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void an_unknown_vm_with_our_mark_counts_towards_max() {
        var mark = new dev.vmautoscaling.domain.vm.OwnershipMark(World.INSTALLATION, "shop", "lost", "lost");
        world.vms.add(Configs.PLACEMENT, "shop-as77", new IpAddress("10.0.0.177"), java.util.Optional.of(mark));
        world.vms.add(Configs.PLACEMENT, "shop-as78", new IpAddress("10.0.0.178"), java.util.Optional.of(mark));
        Decision decision = world.busy().decide();
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.AT_MAX_SIZE));
        assertThat(world.ledger.events()).isEmpty();
    }

    @Test
    void clone_refuses_above_max_when_max_was_lowered_meanwhile() {
        world.busy().decide();
        world.ledger.put(Configs.shop(Configs.sizes(2, 2, 1, 1)), true);
        world.runToTheEnd();
        assertThat(world.created()).isEmpty();
        assertThat(workflow().failure().orElseThrow().message()).isEqualTo("size would be 3, max is 2");
    }

    @Test
    void an_undo_that_got_stuck_has_its_patience_again_when_it_is_ordered_anew() {
        world.pools.newMembersAre(Availability.DOWN);
        world.busy().decide();
        world.runFor(Duration.ofMinutes(2));
        world.vms.script().goDown();
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.STUCK);
        world.vms.script().comeBack();
        world.vms.script().failNext("startPowerOff", FaultKind.TRANSIENT);
        world.ledger.workflows().order(workflow().id(), Order.UNDO);
        world.wake(workflow().id());
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.traces()).isEmpty();
    }
}
