package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.governor.Priority;
import dev.vmautoscaling.domain.governor.Resource;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Steps take turns on vCenter. */
class SlotTest {
    private static final Placement PLACE = Configs.PLACEMENT;
    private static final Resource DATASTORE =
            new Resource.Datastore(PLACE.vcenter(), PLACE.datacenter(), PLACE.datastore());

    private final World world = new World();

    private void occupied() {
        for (int i = 0; i < 8; i++) {
            world.governor.stillRuns("another's " + i, Set.of(DATASTORE));
        }
    }

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    private String message(String step) {
        return workflow().steps().stream()
                .filter(record -> record.key().equals(step))
                .map(StepRecord::message)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_clone_waits_for_its_turn_and_says_for_what() {
        occupied();
        world.busy().decide();

        world.runFor(Duration.ofSeconds(90));

        assertThat(message("clone-vm"))
                .isEqualTo("waiting for a slot: 8 of 8 operations run on datastore " + PLACE.datastore());
        assertThat(world.created()).isEmpty();
        assertThat(world.governor.waiting(Priority.OUT)).isEqualTo(1);
        world.governor.ended("another's 3");
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.COMPLETED);
    }

    @Test
    void a_slot_is_taken_for_as_long_as_the_task_runs_and_no_longer() {
        world.busy().decide();

        world.runFor(Duration.ofSeconds(15));
        assertThat(message("clone-vm")).startsWith("vCenter clones, ");
        assertThat(world.governor.running()).isEqualTo(1);
        world.runFor(Duration.ofSeconds(30));

        assertThat(workflow().isDone("clone-vm")).isTrue();
        assertThat(world.governor.running()).isZero();
    }

    @Test
    void a_clone_that_runs_across_a_restart_counts_again_as_soon_as_it_is_looked_at() {
        world.busy().decide();
        world.runFor(Duration.ofSeconds(5));
        world.governor.ended(workflow().id());

        world.restart().runFor(Duration.ofSeconds(5));

        assertThat(message("clone-vm")).startsWith("vCenter clones, ");
        assertThat(world.governor.running()).isEqualTo(1);
    }

    @Test
    void a_failure_frees_the_slot() {
        world.sick.add(new IpAddress("10.0.0.101"));
        world.busy().decide();

        world.runToTheEnd();

        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.traces()).isEmpty();
        assertThat(world.governor.running()).isZero();
    }

    @Test
    void a_removal_waits_for_its_turn_too() {
        world.withOneCreated();
        world.idleFor(Duration.ofMinutes(30)).decide();
        for (int minute = 0; minute < 30; minute++) {
            occupied();
            world.runFor(Duration.ofMinutes(1));
        }

        assertThat(message("destroy-vm")).startsWith("waiting for a slot: 8 of 8 operations run on ");
        assertThat(world.governor.waiting(Priority.IN)).isEqualTo(1);
        assertThat(world.created()).hasSize(1);
        for (int i = 0; i < 8; i++) {
            world.governor.ended("another's " + i);
        }
        world.runToTheEnd();
        assertThat(workflow().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(world.created()).isEmpty();
        assertThat(world.governor.running()).isZero();
    }
}
