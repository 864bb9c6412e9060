package dev.vmautoscaling.pipeline;

import static dev.vmautoscaling.pipeline.PipelineWorld.CLAIM_WITHIN;
import static dev.vmautoscaling.pipeline.PipelineWorld.FIRST;
import static dev.vmautoscaling.pipeline.PipelineWorld.TRIGGER_AFTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OffersTest {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private PipelineWorld pipeline = new PipelineWorld(false);

    /** As the watch does: a look every two seconds. */
    private void lookFor(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(LOOK)) {
            pipeline.offers.look(Runnable::run);
            pipeline.world.runFor(LOOK);
        }
    }

    @Test
    void a_build_is_triggered_once_when_none_has_come_for_a_while() {
        pipeline.offered();
        lookFor(TRIGGER_AFTER);
        assertThat(pipeline.triggered).isEmpty();
        lookFor(CLAIM_WITHIN.minus(LOOK));
        assertThat(pipeline.triggered).containsExactly("shop");
        assertThat(pipeline.drive().note()).isEqualTo("a build was triggered");
        pipeline.claim(FIRST);
        lookFor(Duration.ofSeconds(30));
        pipeline.driveToTheEnd(FIRST);
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.triggered).hasSize(1);
    }

    @Test
    void also_when_the_clock_is_set_back_meanwhile() {
        pipeline.offered().world.time.advance(Duration.ofHours(-1));
        lookFor(TRIGGER_AFTER.plus(LOOK));
        assertThat(pipeline.triggered).containsExactly("shop");
    }

    @Test
    void none_is_triggered_for_what_a_build_has_claimed() {
        pipeline.offered().claim(FIRST);
        lookFor(TRIGGER_AFTER.plusSeconds(30));
        assertThat(pipeline.triggered).isEmpty();
    }

    @Test
    void of_two_who_look_at_the_same_moment_one_triggers() {
        pipeline.offered().world.time.advance(TRIGGER_AFTER);
        pipeline.offers.look(Runnable::run);
        pipeline.offers.look(Runnable::run);
        assertThat(pipeline.triggered).hasSize(1);
    }

    @Test
    void what_nobody_comes_for_is_taken_back() {
        pipeline.offered();
        lookFor(TRIGGER_AFTER.plus(CLAIM_WITHIN).plusSeconds(10));
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(pipeline.drive().note()).isEqualTo("no build came for it");
        assertThat(pipeline.world.traces()).isEmpty();
        assertThat(pipeline.world.member().state()).isEqualTo(MemberState.ABANDONED);
    }

    @Test
    void or_done_by_the_control_plane_where_the_config_allows_that() {
        pipeline = new PipelineWorld(true);
        pipeline.offered();
        lookFor(TRIGGER_AFTER.plus(CLAIM_WITHIN).plusSeconds(10));
        pipeline.world.runToTheEnd();
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.drive().state()).isEqualTo(Drive.State.TAKEN_OVER);
        assertThat(pipeline.drive().note()).isEqualTo("no build came for it; the control plane goes on by itself");
    }

    @Test
    void a_jenkins_that_refuses_for_good_is_not_waited_for() {
        pipeline = new PipelineWorld(true);
        pipeline.jenkinsFails = Optional.of(FaultKind.PERMANENT);
        pipeline.offered();
        lookFor(TRIGGER_AFTER.plusSeconds(4));
        assertThat(pipeline.drive().state()).isEqualTo(Drive.State.TAKEN_OVER);
        assertThat(pipeline.drive().note()).contains("Jenkins ci: trigger autoscale-shop: no");
        pipeline.world.runToTheEnd();
        assertThat(pipeline.world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }

    @Test
    void a_jenkins_that_restarts_is_asked_again() {
        pipeline.jenkinsFails = Optional.of(FaultKind.TRANSIENT);
        pipeline.offered();
        lookFor(TRIGGER_AFTER.plusSeconds(40));
        assertThat(pipeline.drive().note()).contains("trigger autoscale-shop");
        pipeline.jenkinsFails = Optional.empty();
        lookFor(Duration.ofSeconds(12));
        assertThat(pipeline.triggered).hasSize(1);
        assertThat(pipeline.claim(FIRST).event()).isPresent();
    }

    @Test
    void one_that_stays_away_is_told_with_what_it_said_last() {
        pipeline.jenkinsFails = Optional.of(FaultKind.TRANSIENT);
        pipeline.offered();
        lookFor(TRIGGER_AFTER.plus(CLAIM_WITHIN).plusSeconds(4));
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(pipeline.drive().note()).contains("none could be triggered").contains("Jenkins ci");
    }

    @Test
    void under_the_kill_switch_nothing_is_triggered_and_nothing_begun() {
        pipeline = new PipelineWorld(true);
        pipeline.offered();
        pipeline.world.switches.put("shop", KillSwitch.Position.NO_NEW_WORK);
        lookFor(TRIGGER_AFTER.plus(CLAIM_WITHIN).plusSeconds(10));
        assertThat(pipeline.triggered).isEmpty();
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
    }

    private void assertNothingBegun(String why) {
        lookFor(TRIGGER_AFTER.plus(CLAIM_WITHIN).plusSeconds(10));
        assertThat(pipeline.triggered).isEmpty();
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(pipeline.begun()).isEmpty();
        assertThat(pipeline.drive().note()).contains(why);
        assertThat(pipeline.workflow().failure().orElseThrow().message()).contains(why);
    }

    @Test
    void for_a_config_that_only_observes_by_now_nothing_is_triggered_and_nothing_begun() {
        pipeline = new PipelineWorld(true);
        pipeline.offered();
        pipeline.world.ledger.change(
                "shop",
                group -> new ScalingGroup(
                        Configs.with(group.config(), "mode", GroupConfig.Mode.OBSERVE),
                        group.enabled(),
                        group.suspended(),
                        group.version()));
        assertNothingBegun("the config of shop only observes");
    }

    @Test
    void nor_for_one_that_is_disabled_by_now() {
        pipeline = new PipelineWorld(true);
        pipeline.offered();
        pipeline.world.ledger.change(
                "shop", group -> new ScalingGroup(group.config(), false, group.suspended(), group.version()));
        assertNothingBegun("the config of shop is not enabled");
    }

    @Test
    void a_config_that_is_gone_triggers_nothing() {
        pipeline.offered();
        Drive drive = pipeline.drive();
        pipeline.world.time.advance(TRIGGER_AFTER);
        pipeline.world.ledger.forget("shop");
        pipeline.offers.look(Runnable::run);
        assertThat(pipeline.triggered).isEmpty();
        assertThat(pipeline.world.ledger.drives().of(drive.event()).map(Drive::note))
                .contains("the config of shop is gone");
    }
}
