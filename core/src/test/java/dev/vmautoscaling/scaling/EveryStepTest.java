package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.TroubledStep;
import dev.vmautoscaling.engine.TroubledStep.Trouble;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For every step × {fails before its effect, answer lost after its effect, fails after its effect}: the state of the
 * world. A new step without its undo fails here without a line being written for it.
 */
class EveryStepTest {
    @TestFactory
    Stream<DynamicTest> scale_out_ends_in_service_or_leaves_no_trace() {
        return TroubledStep.everyStepOf(ScaleOut.workflow(new World().outside), (step, trouble) -> {
            World world = new World();
            world.disguised(original -> original.key().equals(step) ? new TroubledStep(original, trouble) : original);
            world.busy().decide();
            world.runToTheEnd();
            if (trouble == Trouble.ANSWER_LOST) {
                assertInService(world);
            } else {
                assertThat(world.traces()).isEmpty();
                assertThat(world.member().state()).isEqualTo(MemberState.ABANDONED);
                assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
            }
            assertBaseUntouched(world);
        });
    }

    @TestFactory
    Stream<DynamicTest> scale_in_is_taken_back_before_its_point_of_no_return_and_waits_for_a_person_after_it() {
        WorkflowKind kind = ScaleIn.workflow(new World().outside);
        int pointOfNoReturn = kind.stepKeys().indexOf("shut-down-guest");
        return TroubledStep.everyStepOf(kind, (step, trouble) -> {
            World world = new World().withOneCreated();
            AtomicReference<TroubledStep> troubled = new AtomicReference<>();
            world.disguised(original -> {
                if (!original.key().equals(step)) {
                    return original;
                }
                troubled.set(new TroubledStep(original, trouble));
                return troubled.get();
            });
            world.idleFor(Duration.ofMinutes(20)).decide();
            world.runToTheEnd();
            if (trouble == Trouble.ANSWER_LOST) {
                assertGone(world);
            } else if (kind.stepKeys().indexOf(step) < pointOfNoReturn) {
                assertInService(world);
                assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
            } else {
                assertStuckThenRetried(world, troubled.get());
            }
            assertBaseUntouched(world);
        });
    }

    private static void assertInService(World world) {
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(world.inPool(world.member()))
                .matches(found -> found.map(PoolMember::takesTraffic).orElse(false));
        assertThat(world.created()).singleElement().matches(vm -> vm.isOn());
        assertThat(world.ledger.members().monitored()).hasSize(1);
        assertThat(world.leases.heldBy(world.member().id())).isPresent();
    }

    private static void assertGone(World world) {
        assertThat(world.traces()).isEmpty();
        assertThat(world.member().state()).isEqualTo(MemberState.TERMINATED);
    }

    private static void assertStuckThenRetried(World world, TroubledStep troubled) {
        Workflow stuck = world.ledger.workflows().all().getLast();
        assertThat(stuck.state()).isEqualTo(WorkflowState.STUCK);
        assertThat(world.member().state()).isEqualTo(MemberState.DRAINING);
        troubled.mend();
        world.ledger.workflows().order(stuck.id(), Order.RETRY);
        world.wake(stuck.id());
        world.runToTheEnd();
        assertGone(world);
    }

    private static void assertBaseUntouched(World world) {
        assertThat(world.pools.all(Configs.POOL).stream()
                        .filter(member -> member.mark().isEmpty()))
                .hasSize(2)
                .allMatch(PoolMember::takesTraffic);
        assertThat(world.vms.all().stream().filter(vm -> vm.mark().isEmpty()))
                .hasSize(2)
                .allMatch(vm -> vm.isOn());
    }
}
