package dev.vmautoscaling.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.DyingWorkflows;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.TroubledStep;
import dev.vmautoscaling.engine.TroubledStep.Trouble;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The control plane dies at every instant at which something is written, vCenter loses answers, and both come back. */
class TemplateCrashTest {
    /** Lets the work die at its first save, its second, and so on until it no longer dies. Returns how often it died. */
    private static int everywhere(
            boolean afterSaving,
            Consumer<TemplateWorld> before,
            Consumer<TemplateWorld> begin,
            Consumer<TemplateWorld> check) {
        int deaths = 0;
        while (true) {
            TemplateWorld world = new TemplateWorld();
            before.accept(world);
            int save = deaths + 1;
            world.recordingThrough(store -> new DyingWorkflows(store, save, afterSaving));
            begin.accept(world);
            try {
                world.runToTheEnd();
                return deaths;
            } catch (DyingWorkflows.Died death) {
                deaths++;
                world.restart();
                world.time.advance(Duration.ofSeconds(5));
                world.runToTheEnd();
                check.accept(world);
            }
        }
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

    private static void failed(TemplateWorld world) {
        assertThat(world.template().state()).isEqualTo(State.FAILED);
        assertThat(world.vms.all()).isEqualTo(new TemplateWorld().vms.all());
    }

    private static void gone(TemplateWorld world) {
        assertThat(world.templates.all()).isEmpty();
        assertThat(world.vms.all()).isEqualTo(new TemplateWorld().vms.all());
    }

    private static void cannotBeVerified(TemplateWorld world) {
        world.disguised(step -> step.key().equals("verify-template") ? new TroubledStep(step, Trouble.AFTER) : step);
    }

    @ParameterizedTest
    @CsvSource({"CLONED, false", "CLONED, true", "CONVERTED, false", "CONVERTED, true"})
    void a_creation_is_finished_wherever_it_died(Origin origin, boolean afterSaving) {
        int deaths = everywhere(
                afterSaving,
                world -> {},
                world -> world.create(origin, origin == Origin.CLONED ? world.running : world.off, true),
                TemplateCrashTest::ready);
        assertThat(deaths).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"CLONED, false", "CLONED, true", "CONVERTED, false", "CONVERTED, true"})
    void a_creation_that_fails_is_taken_back_wherever_it_died(Origin origin, boolean afterSaving) {
        int deaths = everywhere(
                afterSaving,
                TemplateCrashTest::cannotBeVerified,
                world -> world.create(origin, origin == Origin.CLONED ? world.running : world.off, true),
                TemplateCrashTest::failed);
        assertThat(deaths).isGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_deletion_is_finished_wherever_it_died(boolean afterSaving) {
        assertThat(everywhere(
                        afterSaving,
                        world -> world.with(Origin.CLONED, true),
                        world -> world.delete(DeleteOrder.Way.DESTROY),
                        TemplateCrashTest::gone))
                .isGreaterThan(5);
        assertThat(everywhere(
                        afterSaving,
                        world -> world.with(Origin.CONVERTED, true),
                        world -> world.delete(DeleteOrder.Way.RETURN),
                        TemplateCrashTest::gone))
                .isGreaterThan(8);
    }

    // ---- vCenter's mishaps

    @ParameterizedTest
    @ValueSource(strings = {"startClone", "startSnapshot", "markAsTemplate", "find", "named", "status"})
    void a_lost_answer_or_request_makes_no_second_copy(String operation) {
        for (boolean answer : new boolean[] {true, false}) {
            TemplateWorld world = new TemplateWorld();
            world.create(Origin.CLONED, world.running, true);
            lose(world, operation, answer);
            world.runToTheEnd();
            ready(world);
            assertThat(world.vms.all()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"startSnapshot", "startRenaming", "markAsTemplate", "startRemovingSnapshot", "markAsVm"})
    void a_lost_answer_or_request_stops_neither_a_conversion_nor_its_end(String operation) {
        for (boolean answer : new boolean[] {true, false}) {
            TemplateWorld world = new TemplateWorld();
            world.create(Origin.CONVERTED, world.off, true);
            lose(world, operation, answer);
            world.runToTheEnd();
            ready(world);
            lose(world, operation, answer);
            world.delete(DeleteOrder.Way.RETURN);
            world.runToTheEnd();
            gone(world);
        }
    }

    private static void lose(TemplateWorld world, String operation, boolean answer) {
        if (answer) {
            world.vms.script().loseAnswerOfNext(operation);
        } else {
            world.vms.script().loseRequestOfNext(operation);
        }
    }

    @Test
    void a_vcenter_that_restarts_in_mid_copy_makes_no_second_one() {
        TemplateWorld world = new TemplateWorld();
        world.create(Origin.CLONED, world.running, true);
        world.runFor(Duration.ofSeconds(5));
        world.vms.forgetTasks();
        world.runToTheEnd();
        ready(world);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CLONED", "CONVERTED"},
            value = Origin.class)
    void an_undo_ordered_at_any_second_leaves_no_trace(Origin origin) {
        for (int second = 0; second < 30; second++) {
            TemplateWorld world = new TemplateWorld();
            world.create(origin, origin == Origin.CLONED ? world.running : world.off, true);
            world.runFor(Duration.ofSeconds(second));
            if (world.workflow().state().hasEnded()) {
                continue;
            }
            world.templates.workflows().order(world.workflow().id(), Order.UNDO);
            world.wake(world.workflow().id());
            world.runToTheEnd();
            failed(world);
        }
    }
}
