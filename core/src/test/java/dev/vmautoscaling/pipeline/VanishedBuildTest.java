package dev.vmautoscaling.pipeline;

import static dev.vmautoscaling.pipeline.PipelineWorld.FIRST;
import static dev.vmautoscaling.pipeline.PipelineWorld.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A build vanishes at every boundary between two stages, and in the midst of each. */
class VanishedBuildTest {
    private static final List<Stage> OUT = Stage.of(ScalingEvent.Kind.SCALE_OUT);

    /** How far a build comes: so many stages done, and the next one only asked for. */
    private record Point(int done, boolean asked, boolean fallBack, boolean restarted) {
        static Stream<Point> all() {
            return IntStream.rangeClosed(0, OUT.size())
                    .boxed()
                    .flatMap(done -> Stream.of(true, false)
                            .filter(asked -> done < OUT.size() || !asked)
                            .flatMap(asked -> Stream.of(true, false)
                                    .flatMap(fallBack -> Stream.of(true, false)
                                            .map(restarted -> new Point(done, asked, fallBack, restarted)))));
        }
    }

    @TestFactory
    Stream<DynamicTest> what_it_leaves_is_finished_where_the_config_allows_that_and_else_taken_back() {
        return Point.all().map(point -> DynamicTest.dynamicTest(point.toString(), () -> vanishes(point)));
    }

    private static void vanishes(Point point) {
        PipelineWorld pipeline = new PipelineWorld(point.fallBack());
        pipeline.offered().claim(FIRST);
        OUT.stream().limit(point.done()).forEach(stage -> pipeline.await(FIRST, stage));
        if (point.asked()) {
            pipeline.ask(FIRST, OUT.get(point.done()));
            pipeline.world.runFor(Duration.ofMillis(300));
        }
        if (point.restarted()) {
            pipeline.world.restart();
        }
        pipeline.world.runFor(LEASE.minusSeconds(1));
        pipeline.world.runToTheEnd();

        if (point.done() == OUT.size() || point.fallBack() || pipeline.state() == ScalingEvent.State.SUCCEEDED) {
            assertInService(pipeline);
        } else {
            assertTakenBack(pipeline);
        }
    }

    private static void assertInService(PipelineWorld pipeline) {
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.world.created()).hasSize(1);
        assertThat(pipeline.world.inPool(pipeline.world.member()))
                .matches(found -> found.map(PoolMember::takesTraffic).orElse(false));
    }

    private static void assertTakenBack(PipelineWorld pipeline) {
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(pipeline.world.traces()).isEmpty();
        assertThat(pipeline.drive().state()).isEqualTo(Drive.State.WITHDRAWN);
        assertThat(pipeline.workflow().failure().orElseThrow().message())
                .isEqualTo("build #1 was not heard of for 120 s");
    }

    @Test
    void while_its_lease_lasts_what_it_has_asked_for_goes_on_and_nothing_else() {
        PipelineWorld pipeline = new PipelineWorld(true);
        pipeline.offered().claim(FIRST);
        pipeline.ask(FIRST, Stage.GET_AVAILABLE_IP);
        pipeline.world.runFor(LEASE.minusSeconds(1));
        assertThat(pipeline.begun()).isEqualTo(Stage.GET_AVAILABLE_IP.steps());
    }

    @Test
    void nothing_is_cloned_before_the_build_asks_and_one_that_is_killed_in_mid_clone_leaves_one_vm_that_serves() {
        PipelineWorld pipeline = new PipelineWorld(true);
        pipeline.offered().claim(FIRST);
        pipeline.await(FIRST, Stage.GET_AVAILABLE_IP);
        pipeline.world.runFor(Duration.ofSeconds(100));
        assertThat(pipeline.world.vms.all()).noneMatch(vm -> vm.mark().isPresent());
        assertThat(pipeline.workflow().hasStarted("clone-vm")).isFalse();

        pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        pipeline.world.runFor(Duration.ofSeconds(10));
        assertThat(pipeline.workflow().hasStarted("clone-vm")).isTrue();
        assertThat(pipeline.workflow().isDone("clone-vm")).isFalse();

        pipeline.world.runToTheEnd();
        assertThat(pipeline.world.created()).singleElement().matches(vm -> vm.isOn());
        assertThat(pipeline.drive().state()).isEqualTo(Drive.State.TAKEN_OVER);
        assertInService(pipeline);
    }

    @Test
    void a_clock_that_is_set_back_makes_no_lease_longer() {
        PipelineWorld pipeline = new PipelineWorld(false);
        pipeline.offered().claim(FIRST);
        pipeline.await(FIRST, Stage.GET_AVAILABLE_IP);
        pipeline.world.time.advance(Duration.ofHours(-1));
        pipeline.world.wake(pipeline.workflow().id());
        pipeline.world.runFor(LEASE.plusSeconds(30));
        assertTakenBack(pipeline);
    }

    @Test
    void a_build_that_comes_back_too_late_is_told_and_permits_nothing_any_more() {
        PipelineWorld pipeline = new PipelineWorld(false);
        pipeline.offered().claim(FIRST);
        pipeline.await(FIRST, Stage.GET_AVAILABLE_IP);
        pipeline.world.time.advance(LEASE);
        Progress told = pipeline.ask(FIRST, Stage.CREATE_VM_FROM_TEMPLATE);
        assertThat(told.state()).isEqualTo(Progress.State.FAILED);
        assertThat(told.message()).contains("was not heard of");
        pipeline.world.runToTheEnd();
        assertThat(pipeline.world.vms.all()).noneMatch(vm -> vm.mark().isPresent());
    }

    @Test
    void a_removal_beyond_its_point_of_no_return_goes_forward() {
        PipelineWorld pipeline = new PipelineWorld(false);
        pipeline.offeredRemoval().claim(FIRST);
        while (!pipeline.workflow().hasStarted(ScaleIn.POINT_OF_NO_RETURN)) {
            pipeline.ask(FIRST, Stage.SCALE_IN);
            pipeline.world.runFor(Duration.ofMillis(50));
        }
        pipeline.builds.ended(pipeline.event(), FIRST, Drive.Result.ABORTED);
        pipeline.world.runToTheEnd();
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(pipeline.world.traces()).isEmpty();
        assertThat(pipeline.world.member().state()).isEqualTo(MemberState.TERMINATED);
    }

    @Test
    void a_removal_before_it_is_taken_back() {
        PipelineWorld pipeline = new PipelineWorld(false);
        pipeline.offeredRemoval().claim(FIRST);
        pipeline.world.pools.setConnections(
                Configs.POOL,
                pipeline.world.inPool(pipeline.world.member()).orElseThrow().endpoint(),
                5);
        pipeline.ask(FIRST, Stage.SCALE_IN);
        pipeline.world.runToTheEnd();
        assertThat(pipeline.state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(pipeline.world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(pipeline.world.inPool(pipeline.world.member()).orElseThrow().takesTraffic())
                .isTrue();
    }
}
