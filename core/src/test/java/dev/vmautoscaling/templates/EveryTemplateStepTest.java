package dev.vmautoscaling.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.TroubledStep;
import dev.vmautoscaling.engine.TroubledStep.Trouble;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For every step × {fails before its effect, answer lost after its effect, fails after its effect}: the state of vCenter,
 * compared whole. A new step without its undo fails here without a line being written for it.
 */
class EveryTemplateStepTest {
    /** The work of one kind, from a world that is ready for it. */
    private record Story(
            WorkflowKind kind,
            Consumer<TemplateWorld> before,
            Consumer<TemplateWorld> begin,
            Consumer<TemplateWorld> end) {}

    private static Stream<DynamicTest> everyStepOf(Story story) {
        int pointOfNoReturn = story.kind().steps().stream()
                .map(Step::isPointOfNoReturn)
                .toList()
                .indexOf(true);
        return TroubledStep.everyStepOf(story.kind(), (step, trouble) -> {
            TemplateWorld world = new TemplateWorld();
            story.before().accept(world);
            List<VmDetails> vms = world.vms.all();
            Optional<State> state = world.templates.all().stream()
                    .map(template -> template.state())
                    .findFirst();
            AtomicReference<TroubledStep> troubled = troubled(world, step, trouble);
            story.begin().accept(world);
            world.runToTheEnd();
            boolean goesForwardOnly =
                    pointOfNoReturn >= 0 && story.kind().stepKeys().indexOf(step) >= pointOfNoReturn;
            if (trouble == Trouble.ANSWER_LOST) {
                story.end().accept(world);
            } else if (goesForwardOnly) {
                assertStuckThenRetried(world, troubled.get());
                story.end().accept(world);
            } else {
                assertThat(world.workflow().state()).isEqualTo(WorkflowState.UNDONE);
                assertThat(world.vms.all()).isEqualTo(vms);
                assertThat(world.template().state()).isEqualTo(state.orElse(State.FAILED));
            }
        });
    }

    private static AtomicReference<TroubledStep> troubled(TemplateWorld world, String step, Trouble trouble) {
        AtomicReference<TroubledStep> troubled = new AtomicReference<>();
        world.disguised(original -> {
            if (!original.key().equals(step)) {
                return original;
            }
            troubled.set(new TroubledStep(original, trouble));
            return troubled.get();
        });
        return troubled;
    }

    private static void assertStuckThenRetried(TemplateWorld world, TroubledStep troubled) {
        assertThat(world.workflow().state()).isEqualTo(WorkflowState.STUCK);
        assertThat(world.template().state()).isEqualTo(State.DELETING);
        troubled.mend();
        world.templates.workflows().order(world.workflow().id(), Order.RETRY);
        world.wake(world.workflow().id());
        world.runToTheEnd();
    }

    private static void ready(TemplateWorld world) {
        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(world.vms.all().stream().filter(VmDetails::isTemplate))
                .singleElement()
                .satisfies(template -> {
                    assertThat(template.name()).isEqualTo(TemplateWorld.NAME);
                    assertThat(template.snapshots()).hasSize(1);
                });
    }

    private static void gone(TemplateWorld world) {
        assertThat(world.templates.all()).isEmpty();
        assertThat(world.vms.all()).isEqualTo(new TemplateWorld().vms.all());
    }

    @TestFactory
    Stream<DynamicTest> a_copy_becomes_a_template_or_leaves_no_trace() {
        return everyStepOf(new Story(
                CreateTemplate.byClone(new TemplateWorld().reach),
                world -> {},
                world -> world.create(Origin.CLONED, world.running, true),
                EveryTemplateStepTest::ready));
    }

    @TestFactory
    Stream<DynamicTest> a_vm_becomes_a_template_or_is_the_vm_that_it_was() {
        return everyStepOf(new Story(
                CreateTemplate.byConversion(new TemplateWorld().reach),
                world -> {},
                world -> world.create(Origin.CONVERTED, world.off, true),
                EveryTemplateStepTest::ready));
    }

    @TestFactory
    Stream<DynamicTest> a_template_is_renamed_or_keeps_its_name() {
        return everyStepOf(new Story(
                RenameTemplate.workflow(new TemplateWorld().reach),
                world -> world.with(Origin.CLONED, true),
                world -> world.rename("other"),
                world -> assertThat(world.inVcenter("other")).isPresent()));
    }

    @TestFactory
    Stream<DynamicTest> a_template_stays_whole_until_its_disks_go_and_then_it_goes() {
        return everyStepOf(new Story(
                DeleteTemplate.byDestroying(new TemplateWorld().reach),
                world -> world.with(Origin.CLONED, true),
                world -> world.delete(DeleteOrder.Way.DESTROY),
                EveryTemplateStepTest::gone));
    }

    @TestFactory
    Stream<DynamicTest> a_template_stays_one_until_the_snapshot_goes_and_then_it_is_a_vm() {
        return everyStepOf(new Story(
                DeleteTemplate.byReturning(new TemplateWorld().reach),
                world -> world.with(Origin.CONVERTED, true),
                world -> world.delete(DeleteOrder.Way.RETURN),
                EveryTemplateStepTest::gone));
    }
}
