package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What never ends, or is never reported, is not waited for without end, and never done twice. */
class LongWaitTest {
    private final World world = new World();

    private Workflow workflow() {
        return world.ledger.workflows().all().getLast();
    }

    private void order(Order order) {
        world.ledger.workflows().order(workflow().id(), order);
        world.wake(workflow().id());
        world.runToTheEnd();
    }

    private Workflow scaleOut() {
        world.busy().decide();
        world.runToTheEnd();
        return workflow();
    }

    @Test
    void a_clone_that_never_ends_waits_for_a_person_and_makes_no_second_vm() {
        world.vms.takes("startClone", Duration.ofHours(10));

        assertThat(scaleOut().state()).isEqualTo(WorkflowState.STUCK);
        assertThat(workflow().failure().orElseThrow().message())
                .isEqualTo("vCenter has not finished task-1 within 120 min: it clones shop-as01");
        assertThat(workflow().failure().orElseThrow().hint()).contains("cancel it there");
        assertThat(world.vms.script().calls("startClone")).isEqualTo(1);

        world.time.advance(Duration.ofHours(10));
        order(Order.UNDO);
        assertThat(workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_power_on_that_never_ends_is_given_up_and_the_vm_removed() {
        world.vms.takes("startPowerOn", Duration.ofHours(10));

        assertThat(scaleOut().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(workflow().failure().orElseThrow().message())
                .matches("vCenter has not finished task-\\d+ within 30 min: vCenter powers it on");
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_guest_whose_customization_is_never_reported_is_believed_after_a_while() {
        world.vms.loseCustomizationReports();

        assertThat(scaleOut().state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(workflow().steps())
                .filteredOn(step -> step.key().equals("await-guest"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.message())
                            .isEqualTo("guest is up with 10.0.0.101; vCenter has not reported the end of its"
                                    + " customization, so its health alone is believed");
                    assertThat(Duration.between(
                                    step.tries().startedAt().orElseThrow(),
                                    step.tries().endedAt().orElseThrow()))
                            .isBetween(Duration.ofSeconds(220), Duration.ofSeconds(230));
                });
    }

    @Test
    void a_failed_customization_is_told_at_once_with_where_to_look() {
        world.vms.failNextCustomization("no Perl in the guest");

        assertThat(scaleOut().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(workflow().failure().orElseThrow().message())
                .isEqualTo("guest customization of shop-as01 failed: no Perl in the guest");
        assertThat(workflow().failure().orElseThrow().hint())
                .isEqualTo(
                        "see /var/log/vmware-imc in the guest; the template needs VMware Tools and Perl or cloud-init");
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void a_full_datastore_is_told_with_its_figures() {
        world.vms.fillDatastore("datastore ds has 3.0 GiB free, and the clone needs 20.0 GiB");

        assertThat(scaleOut().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(workflow().failure().orElseThrow().message())
                .contains("datastore ds has 3.0 GiB free, and the clone needs 20.0 GiB");
        assertThat(world.traces()).isEmpty();
    }
}
