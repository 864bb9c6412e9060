package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Labels and hosts: wanted, and never worth a scale-out. */
class AdvisoryStepsTest {
    private static final VmLabels.Tag TAG = new VmLabels.Tag("environment", "test");
    private static final VmLabels LABELS = new VmLabels(List.of(TAG), Map.of("owner", "shop team"));
    private static final String RULE = "vm-autoscaler shop installa";
    private static final Duration LONG = Duration.ofMinutes(20);

    private final World world = new World(Configs.with(Configs.shop(), "labels", LABELS));

    private void scaleOut() {
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    private String message(String step) {
        return world.ledger.workflows().all().getLast().steps().stream()
                .filter(record -> record.key().equals(step))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private List<VmId> bases() {
        return world.vms.all().stream()
                .filter(vm -> vm.mark().isEmpty())
                .map(Vm::id)
                .toList();
    }

    private OutsideFault fault(FaultKind kind) {
        return new OutsideFault(kind, "vCenter seoul", "do it", "it cannot be done", "Give it the right");
    }

    @Test
    void a_new_vm_has_its_labels() {
        world.vms.addTag(TAG);
        scaleOut();
        assertThat(world.vms.labels(world.created().getFirst().id())).isEqualTo(LABELS);
        assertThat(message("label-vm")).isEqualTo("tags: 1, custom attributes: 1");
    }

    @Test
    void a_label_that_cannot_be_given_is_a_warning() {
        scaleOut();
        assertThat(message("label-vm"))
                .isEqualTo(
                        "warning: not done: giving the VM its tags and custom attributes. vCenter fake: label: there is"
                                + " no tag test in environment. this is a fake");
    }

    @Test
    void base_and_created_members_are_kept_apart_until_the_created_one_goes() {
        scaleOut();
        Vm created = world.created().getFirst();
        assertThat(world.vms.keptApart(RULE)).startsWith(bases().getFirst()).contains(created.id());

        world.time.advance(Duration.ofMinutes(30));
        world.idleFor(LONG).decide();
        world.vms
                .script()
                .beforeNext(
                        "startDestroy",
                        () -> assertThat(world.vms.keptApart(RULE)).containsExactlyElementsOf(bases()));
        world.runToTheEnd();
        assertThat(world.vms.script().calls("startDestroy")).isEqualTo(1);
        assertThat(world.traces()).isEmpty();
    }

    @Test
    void the_rule_is_set_before_the_vm_is_powered_on() {
        world.vms
                .script()
                .beforeNext(
                        "startPowerOn",
                        () -> assertThat(world.vms.keptApart(RULE)).hasSize(3));
        scaleOut();
    }

    @Test
    void an_undo_takes_the_vm_out_of_the_rule() {
        world.sick.add(new IpAddress("10.0.0.101"));
        world.busy().decide();
        world.runToTheEnd();
        assertThat(world.event().state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(world.vms.keptApart(RULE)).containsExactlyElementsOf(bases());
    }

    @Test
    void a_missing_right_to_the_rule_is_a_warning() {
        world.vms.script().failNext("keepApart", fault(FaultKind.PERMANENT));
        scaleOut();
        assertThat(message("keep-apart"))
                .isEqualTo("warning: not done: keeping the service's VMs on different hosts. vCenter seoul: do it: it"
                        + " cannot be done. Give it the right");
    }

    @Test
    void a_fault_in_passing_is_tried_again_and_a_lasting_one_is_a_warning() {
        world.vms.script().failNext("keepApart", fault(FaultKind.TRANSIENT));
        world.vms.failNextTask("keepApart", fault(FaultKind.PERMANENT));
        scaleOut();
        assertThat(message("keep-apart")).isEqualTo("3 VMs are kept apart");

        World slow = new World();
        slow.vms.takes("keepApart", Duration.ofMinutes(10));
        slow.busy().decide();
        slow.runToTheEnd();
        assertThat(slow.event().state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void members_that_come_together_are_all_in_the_rule() {
        World two = new World(Configs.shop(Configs.sizes(1, 4, 2, 1)));
        two.pools.removeByHand(Configs.POOL, new Endpoint(World.BASE_2, Configs.PORT));
        two.vms.takes("keepApart", Duration.ofSeconds(2));
        two.busy().decide();
        two.runToTheEnd();
        assertThat(two.created()).hasSize(2);
        assertThat(two.vms.keptApart(RULE))
                .containsAll(two.created().stream().map(Vm::id).toList());
    }
}
