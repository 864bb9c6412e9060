package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.pool.Endpoint;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final World world = new World();

    private AbstractAssert<?, ?> assertHeld(HoldReason reason) {
        Decision decision = world.decide();
        assertThat(world.ledger.workflows().live()).isEmpty();
        assertThat(world.decisions.getLast().decision()).isEqualTo(decision);
        return assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.reason()).as(hold.why()).isEqualTo(reason));
    }

    private OutsideFault outage(String system) {
        return new OutsideFault(FaultKind.TRANSIENT, system, "read", "connection refused", "");
    }

    private void suspend(Part part) {
        world.ledger.change("shop", group -> new ScalingGroup(group.config(), true, Set.of(part), group.version()));
    }

    @Test
    void calm_is_recorded_too() {
        world.cpu(0.50);
        assertHeld(HoldReason.WITHIN_THRESHOLDS);
        assertThat(world.decisions.getLast().decision().why()).contains("cpu 50 %");
    }

    @Test
    void a_high_value_whose_alert_does_not_fire_is_not_called_calm() {
        world.cpu(0.90);
        assertHeld(HoldReason.ALERT_PENDING);
        assertThat(world.decisions.getLast().decision().why()).contains("cpu 90 % of 75 %");
    }

    @Test
    void a_value_that_is_too_old_is_not_called_calm_either() {
        world.cpu(0.50);
        world.time.advance(Duration.ofSeconds(61));
        assertHeld(HoldReason.METRIC_STALE);
    }

    @Test
    void without_any_value_nothing_is_called_calm() {
        assertHeld(HoldReason.METRIC_MISSING);
    }

    @Test
    void an_alert_without_a_value_is_not_believed() {
        world.metrics.fire("shop", Direction.SCALE_OUT, Metric.CPU, world.time.instant());
        assertHeld(HoldReason.METRIC_MISSING);
    }

    @Test
    void an_alert_with_an_old_value_is_not_believed() {
        world.busy();
        world.time.advance(Duration.ofSeconds(61));
        assertHeld(HoldReason.METRIC_STALE);
    }

    @Test
    void an_alert_whose_value_has_come_back_is_outdated() {
        world.busy().cpu(0.60);
        assertHeld(HoldReason.ALERT_OUTDATED);
    }

    @Test
    void too_few_members_are_answered_without_any_metric() {
        World small = new World(Configs.shop(Configs.sizes(3, 4, 1, 1)));
        small.metrics.faults().failAll(outage("Prometheus"));
        assertThat(small.decide()).isInstanceOfSatisfying(Decision.ScaleOut.class, out -> {
            assertThat(out.count()).isEqualTo(1);
            assertThat(out.why()).isEqualTo("size 2 is below min 3");
        });
    }

    @Test
    void nothing_happens_when_prometheus_is_down() {
        world.metrics.faults().failAll(outage("Prometheus"));
        assertHeld(HoldReason.METRICS_UNREADABLE);
    }

    @Test
    void nothing_happens_when_the_pool_cannot_be_read() {
        world.busy();
        world.pools.faults().failAll(outage("F5"));
        assertHeld(HoldReason.POOL_UNREADABLE);
    }

    @Test
    void nothing_is_created_when_vcenter_cannot_say_what_exists() {
        world.busy();
        world.vms.script().goDown();
        assertHeld(HoldReason.VCENTER_UNREADABLE);
    }

    @Test
    void rests_after_an_event_and_then_goes_on() {
        world.busy().decide();
        world.runToTheEnd();
        world.busy();
        assertHeld(HoldReason.COOLING_DOWN);
        world.time.advance(Configs.SIZES.outCooldown());
        assertThat(world.busy().decide()).isInstanceOf(Decision.ScaleOut.class);
    }

    @Test
    void stops_at_max() {
        for (int i = 0; i < 2; i++) {
            world.busy().decide();
            world.runToTheEnd();
            world.time.advance(Duration.ofMinutes(10));
        }
        world.busy();
        assertHeld(HoldReason.AT_MAX_SIZE);
        assertThat(world.created()).hasSize(2);
    }

    @Test
    void a_step_larger_than_the_room_is_cut() {
        World wide = new World(Configs.shop(Configs.sizes(2, 4, 5, 1)));
        wide.busy().decide();
        wide.runToTheEnd();
        assertThat(wide.created()).hasSize(2);
        assertThat(wide.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void one_event_at_a_time() {
        world.busy().decide();
        assertThat(world.busy().decide())
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.WORKFLOW_RUNNING));
    }

    @Test
    void the_breaker_stops_launches_after_three_failures_and_lets_go_again() {
        world.vms.removeTemplate("shop-template");
        for (int i = 0; i < 3; i++) {
            world.busy().decide();
            world.runToTheEnd();
        }
        world.busy();
        assertHeld(HoldReason.LAUNCH_BREAKER_OPEN);
        world.time.advance(Duration.ofMinutes(15));
        world.vms.addTemplate("shop-template");
        assertThat(world.busy().decide()).isInstanceOf(Decision.ScaleOut.class);
    }

    @Test
    void observe_mode_decides_and_does_nothing() {
        world.ledger.put(Configs.with(Configs.shop(), "mode", GroupConfig.Mode.OBSERVE), true);
        assertThat(world.busy().decide()).isInstanceOf(Decision.ScaleOut.class);
        assertThat(world.busy().decide()).isInstanceOf(Decision.ScaleOut.class);
        assertThat(world.ledger.events()).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(ScalingEvent.State.OBSERVED);
            assertThat(event.reason()).startsWith("would have scaled out by 1: cpu 95 % of 75 %");
            assertThat(world.decisions.getFirst().event()).contains(event.id());
        });
        assertThat(world.decisions.getLast().event()).isEmpty();
        assertThat(world.ledger.all()).isEmpty();
        assertThat(world.ledger.workflows().all()).isEmpty();
    }

    @Test
    void a_need_that_lasts_is_observed_again_after_the_rest() {
        world.ledger.put(Configs.with(Configs.shop(), "mode", GroupConfig.Mode.OBSERVE), true);
        world.busy().decide();
        world.time.advance(Configs.SIZES.outCooldown());
        world.busy().decide();
        assertThat(world.ledger.events()).hasSize(2);
    }

    @Test
    void suspended_parts_hold() {
        suspend(Part.OUT);
        world.busy();
        assertHeld(HoldReason.GROUP_SUSPENDED);
    }

    @Test
    void a_suspended_scale_in_holds() {
        world.withOneCreated();
        suspend(Part.IN);
        world.idleFor(Duration.ofMinutes(20));
        assertHeld(HoldReason.GROUP_SUSPENDED);
    }

    @Test
    void a_low_that_has_not_lasted_is_waited_for() {
        world.withOneCreated().idleFor(Duration.ofMinutes(14));
        assertHeld(HoldReason.STABILIZING);
    }

    @Test
    void scale_in_wants_everybody_measured() {
        world.withOneCreated().idleFor(Duration.ofMinutes(20));
        world.metrics.scrape("shop", 2, 3);
        assertHeld(HoldReason.DATA_INCOMPLETE);
    }

    @Test
    void scale_in_wants_a_fresh_low_value() {
        world.withOneCreated().idleFor(Duration.ofMinutes(20)).cpu(0.35);
        assertHeld(HoldReason.ALERT_OUTDATED);
    }

    @Test
    void no_alert_at_all_never_scales_in() {
        world.withOneCreated().cpu(0.05);
        assertHeld(HoldReason.ALERT_PENDING);
        assertThat(world.decisions.getLast().decision().why()).contains("cpu 5 % of 30 %");
    }

    @Test
    void base_members_are_never_removed() {
        world.idleFor(Duration.ofMinutes(20));
        assertHeld(HoldReason.AT_MIN_SIZE);
        World wide = new World(Configs.shop(Configs.sizes(1, 4, 1, 1)));
        assertThat(wide.idleFor(Duration.ofMinutes(20)).decide())
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.NOTHING_REMOVABLE));
    }

    @Test
    void the_rest_must_be_able_to_carry_the_load() {
        World tight = new World(tightThresholds());
        tight.withOneCreated();
        tight.idleFor(Duration.ofMinutes(20)).cpu(0.55);
        assertThat(tight.decide()).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(HoldReason.WOULD_OVERLOAD_THE_REST);
            assertThat(hold.why()).contains("cpu would be 83 %");
        });
    }

    private static GroupConfig tightThresholds() {
        GroupConfig c = Configs.shop();
        var thresholds = new dev.vmautoscaling.domain.policy.ThresholdPolicy(
                java.util.Map.of(
                        Metric.CPU, new dev.vmautoscaling.domain.policy.Band(0.75, java.util.Optional.of(0.60))),
                c.thresholds().outFor(),
                c.thresholds().inFor(),
                c.thresholds().staleAfter());
        return Configs.with(c, "thresholds", thresholds);
    }

    @Test
    void a_lowered_max_drains_the_newest() {
        world.withOneCreated();
        world.ledger.put(Configs.shop(Configs.sizes(1, 2, 1, 1)), true);
        world.cpu(0.50);
        assertThat(world.decide()).isInstanceOf(Decision.ScaleIn.class);
        world.runToTheEnd();
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_base_member_that_a_person_removes_is_replaced_up_to_min() {
        world.pools.removeByHand(Configs.POOL, new Endpoint(new IpAddress("10.0.0.12"), Configs.PORT));
        assertThat(world.cpu(0.1).decide()).isInstanceOf(Decision.ScaleOut.class);
    }

    @Test
    void a_slot_that_a_stuck_removal_holds_is_no_member_that_could_stay() {
        World three = new World(Configs.shop(Configs.sizes(3, 4, 1, 1)));
        three.withOneCreated().withOneCreated();
        three.vms.failNextTask("startDestroy", three.vms.script().fault(FaultKind.PERMANENT, "destroy", "no right"));
        assertThat(three.idleFor(Duration.ofMinutes(20)).decide()).isInstanceOf(Decision.ScaleIn.class);
        three.runToTheEnd();
        assertThat(three.event().state()).isEqualTo(ScalingEvent.State.STUCK);
        three.time.advance(Duration.ofMinutes(30));
        assertThat(three.idleFor(Duration.ofMinutes(20)).decide())
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.AT_MIN_SIZE));
    }

    @Test
    void scale_in_wants_as_many_measured_as_serve() {
        world.withOneCreated().idleFor(Duration.ofMinutes(20));
        world.metrics.scrape("shop", 2, 2);
        assertHeld(HoldReason.DATA_INCOMPLETE);
    }

    @Test
    void a_removal_that_was_taken_back_is_not_tried_again_at_once() {
        world.withOneCreated().idleFor(Duration.ofMinutes(20)).decide();
        world.pools.failNext("remove", world.vms.script().fault(FaultKind.PERMANENT, "remove", "no right"));
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
        world.idleFor(Duration.ofMinutes(20));
        assertHeld(HoldReason.COOLING_DOWN);
    }

    @Test
    void members_that_f5_made_from_a_host_name_count() {
        World full = new World(Configs.shop(Configs.sizes(2, 3, 1, 1)));
        full.pools.addEphemeral(Configs.POOL, new Endpoint(new IpAddress("10.0.0.13"), Configs.PORT));
        assertThat(full.busy().decide())
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.AT_MAX_SIZE));
    }
}
