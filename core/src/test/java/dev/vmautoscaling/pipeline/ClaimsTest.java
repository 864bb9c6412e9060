package dev.vmautoscaling.pipeline;

import static dev.vmautoscaling.pipeline.PipelineWorld.FIRST;
import static dev.vmautoscaling.pipeline.PipelineWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Resize;
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

class ClaimsTest {
    private final PipelineWorld pipeline = new PipelineWorld(false);

    private void assertRefused(Claims.Claim claim, String why) {
        assertThat(claim.event()).isEmpty();
        assertThat(claim.reason()).contains(why);
    }

    @Test
    void an_offer_waits_and_no_step_begins() {
        pipeline.offered().world.runFor(Duration.ofSeconds(50));
        assertThat(pipeline.begun()).isEmpty();
        assertThat(pipeline.world.member().state()).isEqualTo(MemberState.PROVISIONING);
        assertThat(pipeline.world.traces()).isEmpty();
    }

    @Test
    void a_build_gets_what_is_offered() {
        Claims.Claim claim = pipeline.offered().claim(FIRST);
        assertThat(claim.event().map(Drive::event)).contains(pipeline.event());
        assertThat(pipeline.drive().build()).contains(FIRST);
        pipeline.world.runFor(Duration.ofSeconds(30));
        assertThat(pipeline.begun()).as("a claim alone permits nothing").isEmpty();
    }

    @Test
    void the_same_build_gets_the_same_answer_again_and_another_one_is_told_who_has_it() {
        Claims.Claim claim = pipeline.offered().claim(FIRST);
        assertThat(pipeline.claim(FIRST).event().map(Drive::event))
                .isEqualTo(claim.event().map(Drive::event));
        assertRefused(pipeline.claim(SECOND), "build #1 drives it");
        assertThat(pipeline.world.ledger.events()).hasSize(1);
    }

    @Test
    void a_build_that_comes_before_the_offer_has_the_service_looked_at_at_once() {
        pipeline.world.busy();
        assertThat(pipeline.claim(FIRST).event()).isPresent();
        assertThat(pipeline.world.ledger.events()).hasSize(1);
        assertThat(pipeline.world.decisions).hasSize(1);
    }

    @Test
    void a_build_that_comes_for_nothing_is_told_why() {
        pipeline.world.cpu(0.5);
        assertRefused(pipeline.claim(FIRST), "nothing asks for more or fewer members");
        assertThat(pipeline.world.decisions).hasSize(1);
        assertThat(pipeline.world.ledger.events()).isEmpty();
    }

    @Test
    void cooldown_holds_a_build_as_it_holds_the_loop() {
        pipeline.offered().claim(FIRST);
        pipeline.driveToTheEnd(FIRST);
        pipeline.world.busy();
        assertRefused(pipeline.claim(SECOND), "the group rests after its last event");
    }

    @Test
    void the_kill_switch_in_either_strength_gives_nothing_away() {
        pipeline.offered();
        for (KillSwitch.Position position :
                new KillSwitch.Position[] {KillSwitch.Position.NO_NEW_WORK, KillSwitch.Position.STOP_NOW}) {
            pipeline.world.switches.put("shop", position);
            assertRefused(pipeline.claim(FIRST), "the kill switch is on");
        }
        pipeline.world.switches.clear();
        assertThat(pipeline.claim(FIRST).event()).isPresent();
    }

    @Test
    void a_config_that_is_disabled_or_observes_or_is_embedded_needs_no_build() {
        pipeline.world.busy();
        ScalingGroup shop = pipeline.shop();
        ScalingGroup disabled = new ScalingGroup(shop.config(), false, shop.suspended(), shop.version());
        assertRefused(pipeline.claims.claim(disabled, FIRST, Optional.empty()), "not enabled");
        pipeline.world.ledger.change("shop", group -> with(group, group.config().withMode(GroupConfig.Mode.OBSERVE)));
        assertRefused(pipeline.claim(FIRST), "only observes");
        pipeline.world.ledger.change("shop", group -> with(group, Configs.shop()));
        assertRefused(pipeline.claim(FIRST), "embedded");
    }

    private static ScalingGroup with(ScalingGroup group, GroupConfig config) {
        return new ScalingGroup(config, group.enabled(), group.suspended(), group.version());
    }

    @Test
    void what_a_person_orders_is_driven_by_the_control_plane() {
        pipeline.world.cpu(0.5);
        pipeline.world.order(new Resize.By(1));
        assertRefused(pipeline.claim(FIRST), "an event is still running");
        pipeline.world.runToTheEnd();
        assertThat(pipeline.world.ledger.drives().all()).isEmpty();
        assertThat(pipeline.world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }

    @Test
    void an_offer_that_was_taken_back_meanwhile_is_not_given_away() {
        pipeline.offered().world.runFor(Duration.ofMinutes(4));
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
        pipeline.world.cpu(0.5);
        assertRefused(pipeline.claim(FIRST), "");
    }

    @Test
    void what_triggered_the_build_is_a_hint_and_what_is_needed_is_done() {
        pipeline.offeredRemoval();
        Claims.Claim claim = pipeline.claims.claim(pipeline.shop(), FIRST, Optional.of(ScalingEvent.Kind.SCALE_OUT));
        assertThat(claim.event().map(Drive::kind)).contains(ScalingEvent.Kind.SCALE_IN);
    }
}
