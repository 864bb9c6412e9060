package dev.vmautoscaling.integrations;

import static dev.vmautoscaling.integrations.ConfigWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.integration.FakeIntegration;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Emptying;
import dev.vmautoscaling.scaling.EventPlans;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.scaling.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A config goes with its VMs, and these really leave by the usual scale-in. */
class DepartureTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final World world = new World().withOneCreated();
    private final ConfigWorkflows workflows = ConfigWorkflows.of(
            new Reach(
                    world.ledger.groups(),
                    world.ledger.members(),
                    FakeIntegration.all(),
                    ConfigWorld.register(world.ledger),
                    departure()),
            () -> "removal");

    private MemberDeparture departure() {
        AtomicInteger lastId = new AtomicInteger();
        EventPlans plans = new EventPlans(
                ScaleOut.workflow(world.outside),
                ScaleIn.workflow(world.outside),
                () -> "leaving-" + lastId.incrementAndGet());
        return new Emptying(world.ledger, plans, world::wake, world::position, world.time)::empty;
    }

    private void basesAre(Availability availability) {
        List.of(World.BASE_1, World.BASE_2)
                .forEach(base ->
                        world.pools.setAvailability(Configs.POOL, new Endpoint(base, Configs.PORT), availability));
    }

    private Workflow removed() {
        world.ledger.workflows().insert(workflows.removing(SHOP, true, world.time.instant()));
        return goOn();
    }

    private Workflow ordered(Order order) {
        world.ledger.workflows().order("removal", order);
        return goOn();
    }

    /** The removal, and beside it whatever it begins, for an hour at most. */
    private Workflow goOn() {
        WorkflowRunner runner = new WorkflowRunner(
                List.of(workflows.remove()),
                world.ledger.workflows(),
                group -> false,
                WorkflowObserver.NOBODY,
                world.time);
        Instant end = world.time.instant().plus(LONG);
        while (runner.run("removal") instanceof Next.At later && later.instant().isBefore(end)) {
            world.runFor(Duration.between(world.time.instant(), later.instant()));
        }
        return world.ledger.workflows().find("removal").orElseThrow();
    }

    private List<ScalingEvent> departures() {
        return world.ledger.events().stream()
                .filter(event -> event.kind() == ScalingEvent.Kind.SCALE_IN)
                .toList();
    }

    @Test
    void members_that_may_not_leave_are_tried_once_and_then_a_person_is_asked() {
        basesAre(Availability.DOWN);

        Workflow removal = removed();

        assertThat(departures()).hasSize(1);
        assertThat(removal.state()).isEqualTo(WorkflowState.STUCK);
        assertThat(removal.failure().orElseThrow().message()).contains("no healthy member would stay");
        assertThat(removal.failure().orElseThrow().hint()).contains("see why the other members are down");
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }

    @Test
    void a_retry_tries_them_again_and_once_only() {
        basesAre(Availability.DOWN);
        removed();

        Workflow inVain = ordered(Order.RETRY);

        assertThat(inVain.state()).isEqualTo(WorkflowState.STUCK);
        assertThat(departures()).hasSize(2);
        basesAre(Availability.UP);
        assertThat(ordered(Order.RETRY).state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(world.traces()).isEmpty();
        assertThat(world.ledger.groups().find(SHOP)).isEmpty();
    }

    @Test
    void resolving_keeps_the_config_and_its_members_and_leaves_nothing_under_way() {
        basesAre(Availability.DOWN);
        removed();

        assertThat(ordered(Order.UNDO).state()).isEqualTo(WorkflowState.STUCK);
        assertThat(ordered(Order.RESOLVE).state()).isEqualTo(WorkflowState.RESOLVED);

        assertThat(world.ledger.groups().find(SHOP)).isPresent();
        assertThat(world.ledger.workflows().live()).isEmpty();
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
    }

    @Test
    void nobody_leaves_under_the_kill_switch_and_everybody_after_it() {
        world.switches.put(SHOP, KillSwitch.Position.NO_NEW_WORK);

        Workflow removal = removed();

        assertThat(departures()).isEmpty();
        assertThat(removal.state()).isEqualTo(WorkflowState.WAITING);
        assertThat(removal.steps()).anyMatch(step -> step.message().contains("kill switch"));
        world.switches.clear();
        assertThat(goOn().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(world.traces()).isEmpty();
    }
}
