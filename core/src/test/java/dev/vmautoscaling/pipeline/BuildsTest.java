package dev.vmautoscaling.pipeline;

import static dev.vmautoscaling.pipeline.PipelineWorld.FIRST;
import static dev.vmautoscaling.pipeline.PipelineWorld.LEASE;
import static dev.vmautoscaling.pipeline.PipelineWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuildsTest {
    private final PipelineWorld pipeline = new PipelineWorld(false);

    private PipelineWorld claimed() {
        pipeline.offered().claim(FIRST);
        return pipeline;
    }

    private Progress until(Stage last) {
        Progress progress = Progress.failed("");
        for (Stage stage : Stage.of(last.kind())) {
            if (stage.compareTo(last) <= 0) {
                progress = pipeline.await(FIRST, stage);
            }
        }
        return progress;
    }

    /** A step after whose success something happens at once. */
    private record Followed(Step step, Runnable then) implements Step {
        @Override
        public String key() {
            return step.key();
        }

        @Override
        public Outcome perform(Attempt attempt) {
            Outcome outcome = step.perform(attempt);
            if (outcome instanceof Outcome.Done) {
                then.run();
            }
            return outcome;
        }

        @Override
        public Outcome undo(Attempt attempt) {
            return step.undo(attempt);
        }
    }

    @Test
    void each_stage_does_its_own_steps_and_no_more() {
        claimed();
        List<String> permitted = new ArrayList<>();
        for (Stage stage : Stage.of(ScalingEvent.Kind.SCALE_OUT)) {
            assertThat(pipeline.await(FIRST, stage).state()).isEqualTo(Progress.State.DONE);
            permitted.addAll(stage.steps());
            pipeline.world.runFor(Duration.ofSeconds(20));
            assertThat(pipeline.begun()).isEqualTo(permitted);
        }
        assertThat(pipeline.world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(pipeline.builds.ended(pipeline.event(), FIRST, Drive.Result.SUCCESS))
                .isPresent();
        pipeline.world.runFor(Duration.ofHours(1));
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.drive().note()).isEqualTo("build #1 ended as SUCCESS");
    }

    @Test
    void a_removal_is_one_stage() {
        pipeline.offeredRemoval().claim(FIRST);
        pipeline.driveToTheEnd(FIRST);
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.world.traces()).isEmpty();
    }

    @Test
    void a_call_that_is_repeated_because_its_answer_was_lost_changes_nothing() {
        claimed();
        pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        pipeline.world.runFor(Duration.ofSeconds(5));
        for (int i = 0; i < 10; i++) {
            pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        }
        assertThat(pipeline.await(FIRST, Stage.CREATE_VM_FROM_TEMPLATE).state()).isEqualTo(Progress.State.DONE);
        Drive before = pipeline.drive();
        assertThat(pipeline.ask(FIRST, Stage.GET_AVAILABLE_IP).state()).isEqualTo(Progress.State.DONE);
        assertThat(pipeline.drive().stage()).as("a stage is never taken back").isEqualTo(before.stage());
        assertThat(pipeline.world.created()).hasSize(1);
        assertThat(pipeline.log).containsOnlyOnce("BUILD stage create-vm-from-template");
    }

    @Test
    void another_build_or_one_that_never_claimed_permits_nothing() {
        pipeline.offered();
        assertThat(pipeline.ask(SECOND, Stage.CREATE_VM_FROM_TEMPLATE).state()).isEqualTo(Progress.State.FAILED);
        pipeline.claim(FIRST);
        Progress told = pipeline.ask(SECOND, Stage.CREATE_VM_FROM_TEMPLATE);
        assertThat(told.state()).isEqualTo(Progress.State.FAILED);
        assertThat(told.message()).contains("build #1 drives it");
        pipeline.world.runFor(Duration.ofMinutes(1));
        assertThat(pipeline.begun()).isEmpty();
        pipeline.builds.ended(pipeline.event(), SECOND, Drive.Result.FAILURE);
        assertThat(pipeline.drive().state()).isEqualTo(Drive.State.CLAIMED);
    }

    @Test
    void a_stage_of_the_other_kind_permits_nothing() {
        claimed();
        assertThat(pipeline.ask(FIRST, Stage.SCALE_IN).message()).contains("has no stage scale-in");
        pipeline.world.runFor(Duration.ofMinutes(1));
        assertThat(pipeline.begun()).isEmpty();
    }

    @Test
    void a_build_that_asks_keeps_its_lease_and_asks_less_often_what_takes_long() {
        pipeline.world.vms.takes("startClone", Duration.ofHours(1));
        claimed();
        Progress progress = pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        assertThat(progress.pause()).isEqualTo(Duration.ofSeconds(1));
        for (int minutes = 0; minutes < 55; minutes++) {
            pipeline.world.runFor(Duration.ofMinutes(1));
            progress = pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
            assertThat(progress.state()).isEqualTo(Progress.State.RUNNING);
        }
        assertThat(progress.pause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(progress.message()).contains("clone-vm: vCenter clones");
    }

    @Test
    void a_step_that_fails_fails_its_stage_and_is_taken_back_while_the_build_is_told_why() {
        pipeline.world.pools.newMembersAre(PoolMember.Availability.DOWN);
        claimed();
        Progress progress = until(Stage.ADD_F5_POOL_MEMBER);
        assertThat(progress.state()).isEqualTo(Progress.State.FAILED);
        assertThat(progress.message()).contains("taken back");
        pipeline.builds.ended(pipeline.event(), FIRST, Drive.Result.FAILURE);
        pipeline.world.runToTheEnd();
        assertThat(pipeline.world.traces()).isEmpty();
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Drive.Result.class,
            names = {"FAILURE", "ABORTED", "NOT_BUILT"})
    void a_build_that_fails_in_mid_clone_leaves_nothing(Drive.Result result) {
        claimed();
        pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        pipeline.world.runFor(Duration.ofSeconds(10));
        assertThat(pipeline.workflow().hasStarted("clone-vm")).isTrue();
        pipeline.builds.ended(pipeline.event(), FIRST, result);
        pipeline.builds.ended(pipeline.event(), FIRST, result);
        pipeline.world.runToTheEnd();
        assertThat(pipeline.world.traces()).isEmpty();
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(pipeline.workflow().failure().orElseThrow().message()).isEqualTo("build #1 ended as " + result);
        assertThat(pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE).state()).isEqualTo(Progress.State.FAILED);
    }

    @Test
    void a_build_that_ends_well_too_early_is_treated_as_gone() {
        claimed();
        until(Stage.HEALTH_CHECK);
        Drive after = pipeline.builds
                .ended(pipeline.event(), FIRST, Drive.Result.SUCCESS)
                .orElseThrow();
        assertThat(after.state()).isEqualTo(Drive.State.WITHDRAWN);
        pipeline.world.runToTheEnd();
        assertThat(pipeline.world.traces()).isEmpty();
        assertThat(pipeline.drive().note()).contains("before its stages were done");
    }

    /** The switch stops the workflow between its last step and the record that it has ended. */
    private void endsWhileStoppedAfterItsLastStep(Drive.Result result) {
        pipeline.world.disguised(step -> step.key().equals("add-monitoring-target")
                ? new Followed(step, () -> pipeline.world.switches.put("shop", KillSwitch.Position.STOP_NOW))
                : step);
        claimed();
        assertThat(until(Stage.ADD_F5_POOL_MEMBER).state()).isEqualTo(Progress.State.DONE);
        assertThat(pipeline.workflow().state().hasEnded()).isFalse();
        pipeline.builds.ended(pipeline.event(), FIRST, result);
        pipeline.world.switches.clear();
        pipeline.world.runFor(Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Drive.Result.class,
            names = {"SUCCESS", "FAILURE"})
    void what_serves_stays_when_the_build_ends_before_the_end_is_recorded(Drive.Result result) {
        endsWhileStoppedAfterItsLastStep(result);
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.world.created()).hasSize(1);
        assertThat(pipeline.drive().note()).isEqualTo("build #1 ended as " + result);
    }

    @Test
    void where_the_config_allows_it_the_control_plane_finishes_what_a_build_ended_too_early() {
        PipelineWorld generous = new PipelineWorld(true);
        generous.offered().claim(FIRST);
        generous.await(FIRST, Stage.GET_AVAILABLE_IP);
        generous.builds.ended(generous.event(), FIRST, Drive.Result.SUCCESS);
        generous.world.runToTheEnd();
        assertThat(generous.drive().state()).isEqualTo(Drive.State.TAKEN_OVER);
        assertThat(generous.world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }

    @Test
    void a_bad_end_after_the_event_has_ended_takes_nothing_back() {
        claimed();
        until(Stage.ADD_F5_POOL_MEMBER);
        pipeline.world.runToTheEnd();
        pipeline.builds.ended(pipeline.event(), FIRST, Drive.Result.FAILURE);
        pipeline.world.runFor(Duration.ofHours(1));
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.drive().result()).contains(Drive.Result.FAILURE);
    }

    @Test
    void the_kill_switch_in_mid_stage_parks_it_and_the_build_waits() {
        claimed();
        pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        pipeline.world.runFor(Duration.ofSeconds(10));
        pipeline.world.switches.put("shop", KillSwitch.Position.STOP_NOW);
        for (int minute = 0; minute < 30; minute++) {
            pipeline.world.runFor(Duration.ofMinutes(1));
            assertThat(pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE).state())
                    .isEqualTo(Progress.State.PARKED);
        }
        assertThat(pipeline.workflow().isDone("clone-vm")).isFalse();
        pipeline.world.switches.clear();
        pipeline.driveToTheEnd(FIRST);
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void an_event_that_is_taken_back_by_order_fails_its_stage() {
        pipeline.offeredRemoval().claim(FIRST);
        pipeline.world.pools.setConnections(
                Configs.POOL,
                pipeline.world.inPool(pipeline.world.member()).orElseThrow().endpoint(),
                3);
        pipeline.ask(FIRST, Stage.SCALE_IN);
        pipeline.world.runFor(Duration.ofSeconds(30));
        pipeline.world.ledger.workflows().order(pipeline.workflow().id(), Order.UNDO);
        pipeline.world.runFor(Duration.ofSeconds(30));
        Progress progress = pipeline.ask(FIRST, Stage.SCALE_IN);
        assertThat(progress.state()).isEqualTo(Progress.State.FAILED);
        assertThat(progress.message()).contains("taken back by order");
    }

    @Test
    void one_member_that_fails_does_not_hold_up_the_other() {
        PipelineWorld two = new PipelineWorld(PipelineWorld.config(Configs.shop(Configs.sizes(2, 4, 2, 1)), false));
        two.offered().claim(FIRST);
        assertThat(two.workflows()).hasSize(2);
        two.await(FIRST, Stage.GET_AVAILABLE_IP);
        two.world.ledger.workflows().order(two.workflows().getLast().id(), Order.UNDO);
        two.world.wake(two.workflows().getLast().id());
        two.driveToTheEnd(FIRST);
        assertThat(two.state()).isEqualTo(ScalingEvent.State.PARTIAL);
        assertThat(two.world.created()).hasSize(1);
        assertThat(two.ask(FIRST, Stage.ADD_F5_POOL_MEMBER).state()).isEqualTo(Progress.State.DONE);
    }

    @Test
    void a_build_goes_on_after_the_control_plane_was_restarted() {
        claimed();
        pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        pipeline.world.runFor(Duration.ofSeconds(10));
        pipeline.world.restart();
        pipeline.world.time.advance(LEASE.minusSeconds(20));
        pipeline.driveToTheEnd(FIRST);
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.world.created()).hasSize(1);
    }
}
