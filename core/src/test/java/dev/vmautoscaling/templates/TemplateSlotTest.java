package dev.vmautoscaling.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.governor.Priority;
import dev.vmautoscaling.domain.governor.Resource;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work on templates takes turns on vCenter, behind what services wait for. */
class TemplateSlotTest {
    private static final Resource DATASTORE = new Resource.Datastore("vcenter", "DC0", TemplateWorld.PLACE.datastore());

    private final TemplateWorld world = new TemplateWorld();

    private void occupied() {
        for (int i = 0; i < 8; i++) {
            world.governor.stillRuns("another's " + i, Set.of(DATASTORE));
        }
    }

    private void free() {
        for (int i = 0; i < 8; i++) {
            world.governor.ended("another's " + i);
        }
    }

    private void busyFor(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            occupied();
            world.runFor(Duration.ofMinutes(1));
        }
    }

    private String message(String step) {
        return world.workflow().steps().stream()
                .filter(record -> record.key().equals(step))
                .map(StepRecord::message)
                .findFirst()
                .orElseThrow();
    }

    private void ready() {
        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(world.inVcenter(TemplateWorld.NAME)).isPresent();
        assertThat(world.governor.running()).isZero();
    }

    @Test
    void a_copy_waits_for_its_turn_and_says_for_what() {
        occupied();
        world.create(Origin.CLONED, world.running, true);

        busyFor(20);

        assertThat(message("clone-source"))
                .isEqualTo("waiting for a slot: 8 of 8 operations run on datastore LocalDS_0");
        assertThat(world.inVcenter(TemplateWorld.NAME)).isEmpty();
        assertThat(world.governor.waiting(Priority.TEMPLATE)).isEqualTo(1);
        free();
        world.runToTheEnd();
        ready();
    }

    @Test
    void a_slot_is_taken_for_as_long_as_the_copy_lasts_also_across_a_restart() {
        world.create(Origin.CLONED, world.running, false);
        world.runFor(Duration.ofSeconds(5));
        assertThat(world.governor.running()).isEqualTo(1);

        world.governor.ended(world.workflow().id());
        world.restart().runFor(Duration.ofSeconds(5));

        assertThat(world.governor.running()).isEqualTo(1);
        world.runToTheEnd();
        ready();
    }

    @Test
    void an_answer_that_is_lost_after_a_long_wait_makes_no_second_copy() {
        occupied();
        world.create(Origin.CLONED, world.running, false);
        busyFor(5);
        world.vms.script().loseAnswerOfNext("startClone");

        free();
        world.runToTheEnd();

        ready();
        assertThat(world.vms.all()).hasSize(3);
    }

    @Test
    void a_copy_that_fails_frees_its_slot() {
        world.vms.failNextTask(
                "startClone", new OutsideFault(FaultKind.PERMANENT, "vCenter", "clone", "no space", "free some"));

        world.with(Origin.CLONED, false);

        assertThat(world.template().state()).isEqualTo(State.FAILED);
        assertThat(world.governor.running()).isZero();
    }

    @Test
    void a_copy_that_is_taken_back_while_it_waits_leaves_the_line() {
        occupied();
        world.create(Origin.CLONED, world.running, false);
        world.runFor(Duration.ofSeconds(20));
        world.templates.workflows().order(world.workflow().id(), Order.UNDO);
        world.wake(world.workflow().id());

        world.runToTheEnd();

        assertThat(world.workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.governor.waiting(Priority.TEMPLATE)).isZero();
    }

    @Test
    void a_deletion_waits_for_its_turn_too() {
        world.with(Origin.CLONED, true);
        occupied();
        world.delete(DeleteOrder.Way.DESTROY);

        busyFor(2);

        assertThat(message("destroy-template")).startsWith("waiting for a slot: 8 of 8 operations run on ");
        assertThat(world.inVcenter(TemplateWorld.NAME)).isPresent();
        free();
        world.runToTheEnd();
        assertThat(world.inVcenter(TemplateWorld.NAME)).isEmpty();
        assertThat(world.governor.running()).isZero();
    }
}
