package dev.vmautoscaling.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.templates.Refusal.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateTemplateTest {
    private final TemplateWorld world = new TemplateWorld();

    private static Code code(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why().code();
    }

    private VmDetails made() {
        return world.inVcenter(TemplateWorld.NAME).orElseThrow();
    }

    @Test
    void a_running_vm_is_copied_and_left_alone() {
        VmDetails before = world.vms.find(world.running).orElseThrow();

        world.create(Origin.CLONED, world.running, false);
        assertThat(world.template().state()).isEqualTo(State.CREATING);
        world.runToTheEnd();

        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(world.template().identity()).map(Template.Identity::vm).contains(made().id());
        assertThat(made().isTemplate()).isTrue();
        assertThat(made().mark()).contains(world.template().mark(TemplateWorld.INSTALLATION));
        assertThat(made().snapshots()).isEmpty();
        assertThat(world.vms.find(world.running)).contains(before);
    }

    @Test
    void for_linked_clones_a_snapshot_is_taken_before_it_becomes_a_template() {
        world.with(Origin.CLONED, true);

        assertThat(made().isTemplate()).isTrue();
        assertThat(made().snapshots()).containsExactly(world.template().snapshot());
    }

    @Test
    void a_copy_goes_where_it_is_wanted() {
        CreateOrder order = world.order(Origin.CLONED, world.running, false);
        var place = new CreateOrder.Place(Optional.empty(), Optional.of("templates"), Optional.of("LocalDS_1"));
        world.started(world.desk.create(
                new CreateOrder(
                        order.origin(),
                        order.name(),
                        order.description(),
                        order.vcenter(),
                        new CreateOrder.Source(Optional.empty(), "DC0", "shop-01"),
                        place,
                        false,
                        Optional.empty(),
                        "kim"),
                world.time.instant()));
        world.runToTheEnd();

        assertThat(made().place()).isEqualTo(new TemplatePlace("DC0", "DC0_C0", "templates", "LocalDS_1"));
    }

    @Test
    void a_vm_that_is_off_becomes_the_template_itself() {
        world.with(Origin.CONVERTED, true);

        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(made().id()).isEqualTo(world.off);
        assertThat(made().isTemplate()).isTrue();
        assertThat(made().snapshots()).containsExactly(world.template().snapshot());
        assertThat(world.inVcenter("shop-golden")).isEmpty();
    }

    @Test
    void the_progress_of_the_copy_is_known_while_it_lasts() {
        world.create(Origin.CLONED, world.running, false);
        world.runFor(Duration.ofSeconds(10));
        assertThat(world.workflow().facts().get(Fact.PERCENT))
                .satisfies(percent -> assertThat(Integer.parseInt(percent)).isBetween(30, 60));

        world.runToTheEnd();

        assertThat(world.workflow().facts().get(Fact.PERCENT)).isEmpty();
    }

    @Test
    void a_template_that_is_there_already_is_registered_and_nothing_is_done_to_it() {
        world.vms.markAsTemplate(world.off);
        List<VmDetails> before = world.vms.all();

        Answer answer = world.create(Origin.REGISTERED, world.off, false);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(accepted.work()).isEmpty());
        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(world.template().name()).isEqualTo("shop-golden");
        assertThat(world.vms.all()).isEqualTo(before);
    }

    // ---- what is refused at once

    @Test
    void an_unknown_source_is_refused() {
        assertThat(code(world.create(Origin.CLONED, new VmId("vm-404"), false))).isEqualTo(Code.SOURCE_VM_UNKNOWN);
    }

    @Test
    void a_name_that_several_vms_have_needs_an_identity() {
        world.vms.addVm("shop-01", new TemplatePlace("DC0", "DC0_C0", "other", "LocalDS_0"), PowerState.ON);
        CreateOrder order = world.order(Origin.CLONED, world.running, false);

        Answer answer = world.desk.create(
                new CreateOrder(
                        Origin.CLONED,
                        order.name(),
                        "",
                        "vcenter",
                        new CreateOrder.Source(Optional.empty(), "DC0", "shop-01"),
                        CreateOrder.Place.OF_SOURCE,
                        false,
                        Optional.empty(),
                        "kim"),
                world.time.instant());

        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.why().code()).isEqualTo(Code.SOURCE_VM_AMBIGUOUS);
            assertThat(refused.why().hint()).contains(world.running.value());
        });
    }

    @Test
    void a_conversion_needs_the_sources_name_as_a_confirmation() {
        CreateOrder order = world.order(Origin.CONVERTED, world.off, false);
        for (Optional<String> confirm : List.of(Optional.<String>empty(), Optional.of("shop-01"))) {
            Answer answer = world.desk.create(
                    new CreateOrder(
                            order.origin(),
                            order.name(),
                            "",
                            "vcenter",
                            order.source(),
                            order.place(),
                            false,
                            confirm,
                            "kim"),
                    world.time.instant());
            assertThat(code(answer)).isEqualTo(Code.CONFIRMATION_MISSING);
        }
        assertThat(world.templates.all()).isEmpty();
    }

    @Test
    void a_running_vm_a_template_and_a_member_are_not_converted() {
        assertThat(code(world.create(Origin.CONVERTED, world.running, false))).isEqualTo(Code.SOURCE_VM_POWERED_ON);
        world.members.put(world.off, "shop");
        assertThat(code(world.create(Origin.CONVERTED, world.off, false))).isEqualTo(Code.SOURCE_VM_IS_MEMBER);
        world.members.clear();
        world.vms.markAsTemplate(world.off);
        assertThat(code(world.create(Origin.CONVERTED, world.off, false))).isEqualTo(Code.SOURCE_VM_IS_TEMPLATE);
    }

    @Test
    void a_vm_is_not_registered_as_a_template() {
        assertThat(code(world.create(Origin.REGISTERED, world.off, false))).isEqualTo(Code.NOT_A_TEMPLATE);
    }

    @Test
    void a_name_is_taken_by_our_templates_whatever_their_case() {
        world.create(Origin.CLONED, world.running, false);
        CreateOrder order = world.order(Origin.CLONED, world.running, false);

        Answer again = world.desk.create(
                new CreateOrder(
                        order.origin(),
                        "SHOP-Template-2",
                        "",
                        "vcenter",
                        order.source(),
                        order.place(),
                        false,
                        Optional.empty(),
                        "kim"),
                world.time.instant());

        assertThat(code(again)).isEqualTo(Code.TEMPLATE_NAME_TAKEN);
    }

    @Test
    void a_name_is_taken_by_what_vcenter_has() {
        world.vms.addVm(TemplateWorld.NAME, TemplateWorld.PLACE, PowerState.OFF);

        assertThat(code(world.create(Origin.CLONED, world.running, false))).isEqualTo(Code.VCENTER_NAME_TAKEN);
    }

    @Test
    void a_vcenter_that_does_not_answer_leaves_nothing_recorded() {
        world.vms.script().goDown();

        assertThatThrownBy(() -> world.desk.create(
                        new CreateOrder(
                                Origin.CLONED,
                                "x",
                                "",
                                "vcenter",
                                new CreateOrder.Source(Optional.of(world.running), "", ""),
                                CreateOrder.Place.OF_SOURCE,
                                false,
                                Optional.empty(),
                                "kim"),
                        world.time.instant()))
                .isInstanceOf(OutsideFault.class);

        assertThat(world.templates.all()).isEmpty();
    }

    // ---- what fails later

    @Test
    void without_the_right_nothing_is_left_and_the_reason_is_told() {
        List<VmDetails> before = world.vms.all();
        world.vms
                .script()
                .failNext(
                        "startClone",
                        new OutsideFault(
                                        FaultKind.PERMANENT,
                                        "vCenter",
                                        "clone",
                                        "the account lacks the privilege VirtualMachine.Provisioning.CreateTemplateFromVM",
                                        "give it that")
                                .lacking("VirtualMachine.Provisioning.CreateTemplateFromVM"));

        world.with(Origin.CLONED, true);

        assertThat(world.template().state()).isEqualTo(State.FAILED);
        assertThat(world.workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.workflow().failure()).hasValueSatisfying(failure -> {
            assertThat(failure.message()).contains("CreateTemplateFromVM");
            assertThat(failure.hint()).isEqualTo("give it that");
        });
        assertThat(world.workflow().facts()).containsEntry(Fact.PROBLEM, "vcenter-right-missing");
        assertThat(world.vms.all()).isEqualTo(before);
    }

    @Test
    void a_source_that_was_powered_on_meanwhile_is_not_converted() {
        world.create(Origin.CONVERTED, world.off, true);
        world.vms.remove(world.off);
        world.runToTheEnd();

        assertThat(world.workflow().facts()).containsEntry(Fact.PROBLEM, "source-vm-unknown");
        assertThat(world.template().state()).isEqualTo(State.FAILED);
    }

    @Test
    void the_name_of_a_template_that_failed_is_free_again() {
        world.vms.failNextTask("startClone", world.vms.script().fault(FaultKind.PERMANENT, "startClone", "disk full"));
        world.with(Origin.CLONED, false);
        assertThat(world.template().state()).isEqualTo(State.FAILED);

        assertThat(world.create(Origin.CLONED, world.running, false)).isInstanceOf(Answer.Accepted.class);
        world.runToTheEnd();

        assertThat(world.templates.all()).extracting(Template::state).containsExactly(State.FAILED, State.READY);
    }

    @Test
    void only_the_global_switch_holds_it() {
        world.create(Origin.CLONED, world.running, false);
        world.stop(true);
        world.runFor(Duration.ofMinutes(1));
        assertThat(world.workflow().parkedAt()).isPresent();
        assertThat(world.inVcenter(TemplateWorld.NAME)).isEmpty();

        world.stop(false);
        world.runToTheEnd();

        assertThat(world.template().state()).isEqualTo(State.READY);
    }
}
