package dev.vmautoscaling.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.templates.DeleteOrder.Way;
import dev.vmautoscaling.templates.Refusal.Code;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deleting and renaming. */
class DeleteTemplateTest {
    private static final DeleteOrder UNCONFIRMED = new DeleteOrder(Way.DESTROY, Optional.empty());

    private final TemplateWorld world = new TemplateWorld();

    private static Code code(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why().code();
    }

    @Test
    void a_template_of_ours_is_destroyed_without_being_asked_twice() {
        world.with(Origin.CLONED, true);

        world.delete(UNCONFIRMED);
        assertThat(world.template().state()).isEqualTo(State.DELETING);
        world.runToTheEnd();

        assertThat(world.templates.all()).isEmpty();
        assertThat(world.inVcenter(TemplateWorld.NAME)).isEmpty();
        assertThat(world.vms.all()).hasSize(2);
    }

    @Test
    void what_we_have_not_made_is_destroyed_only_when_that_is_confirmed() {
        world.with(Origin.CONVERTED, false);
        assertThat(code(world.delete(UNCONFIRMED))).isEqualTo(Code.CONFIRMATION_MISSING);
        assertThat(code(world.delete(new DeleteOrder(Way.DESTROY, Optional.of("another")))))
                .isEqualTo(Code.CONFIRMATION_MISSING);

        world.delete(Way.DESTROY);
        world.runToTheEnd();

        assertThat(world.vms.find(world.off)).isEmpty();
        assertThat(world.templates.all()).isEmpty();
    }

    @Test
    void a_registered_template_is_forgotten_and_stays_in_vcenter() {
        world.vms.markAsTemplate(world.off);
        world.with(Origin.REGISTERED, false);
        assertThat(code(world.delete(UNCONFIRMED))).isEqualTo(Code.CONFIRMATION_MISSING);
        assertThat(code(world.delete(Way.RETURN))).isEqualTo(Code.NEVER_WAS_A_VM);

        world.delete(new DeleteOrder(Way.usual(Origin.REGISTERED), Optional.empty()));

        assertThat(world.templates.all()).isEmpty();
        assertThat(world.vms.find(world.off)).isPresent();
    }

    @Test
    void a_converted_vm_is_a_vm_again_as_it_was() {
        VmDetails before = world.vms.find(world.off).orElseThrow();
        world.with(Origin.CONVERTED, true);

        world.delete(new DeleteOrder(Way.usual(Origin.CONVERTED), Optional.empty()));
        world.runToTheEnd();

        assertThat(world.vms.find(world.off)).contains(before);
        assertThat(world.templates.all()).isEmpty();
    }

    @Test
    void a_template_that_configs_use_stays() {
        world.with(Origin.CLONED, false);
        world.services.put(TemplateWorld.NAME, List.of("mall", "shop"));

        for (Way way : Way.values()) {
            assertThat(world.delete(way)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.why().code()).isEqualTo(Code.TEMPLATE_IN_USE);
                assertThat(refused.why().message()).contains("mall, shop");
            });
        }
    }

    @Test
    void a_template_that_linked_clones_grow_from_stays() {
        world.with(Origin.CLONED, true);
        world.vms.addLinkedClone(
                world.inVcenter(TemplateWorld.NAME).orElseThrow().id(), "shop-as01");

        assertThat(world.delete(UNCONFIRMED)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.why().code()).isEqualTo(Code.TEMPLATE_HAS_LINKED_CLONES);
            assertThat(refused.why().message()).contains("shop-as01");
        });
    }

    @Test
    void a_config_or_a_linked_clone_that_came_meanwhile_keeps_it() {
        world.with(Origin.CLONED, true);
        world.delete(UNCONFIRMED);
        world.services.put(TemplateWorld.NAME, List.of("shop"));
        world.runToTheEnd();
        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(world.workflow().facts()).containsEntry(Fact.PROBLEM, "template-in-use");

        world.services.clear();
        world.delete(UNCONFIRMED);
        world.vms.addLinkedClone(
                world.inVcenter(TemplateWorld.NAME).orElseThrow().id(), "shop-as01");
        world.runToTheEnd();
        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(world.workflow().facts()).containsEntry(Fact.PROBLEM, "template-has-linked-clones");
    }

    @Test
    void a_copy_that_lost_our_mark_is_not_destroyed_unless_that_is_confirmed() {
        world.with(Origin.CLONED, false);
        VmDetails template = world.inVcenter(TemplateWorld.NAME).orElseThrow();
        world.vms.unmark(template.id());
        world.delete(UNCONFIRMED);
        world.runToTheEnd();
        assertThat(world.workflow().state()).isEqualTo(WorkflowState.UNDONE);
        assertThat(world.workflow().facts()).containsEntry(Fact.PROBLEM, "template-not-ours");
        assertThat(world.inVcenter(TemplateWorld.NAME)).isPresent();

        world.delete(Way.DESTROY);
        world.runToTheEnd();
        assertThat(world.inVcenter(TemplateWorld.NAME)).isEmpty();
    }

    @Test
    void what_vcenter_has_lost_is_deleted_here() {
        world.with(Origin.CLONED, false);
        world.vms.remove(world.inVcenter(TemplateWorld.NAME).orElseThrow().id());

        world.delete(UNCONFIRMED);
        world.runToTheEnd();

        assertThat(world.templates.all()).isEmpty();
    }

    @Test
    void a_template_that_was_registered_anew_in_vcenter_is_still_known() {
        world.with(Origin.CLONED, false);
        world.vms.reregister(world.inVcenter(TemplateWorld.NAME).orElseThrow().id());

        world.delete(UNCONFIRMED);
        world.runToTheEnd();

        assertThat(world.inVcenter(TemplateWorld.NAME)).isEmpty();
    }

    @Test
    void while_it_is_worked_on_nothing_else_begins() {
        world.create(Origin.CLONED, world.running, false);

        assertThat(code(world.delete(UNCONFIRMED))).isEqualTo(Code.TEMPLATE_BUSY);
        assertThat(code(world.rename("other"))).isEqualTo(Code.TEMPLATE_BUSY);
    }

    @Test
    void an_answer_to_an_old_version_is_refused() {
        world.with(Origin.CLONED, false);
        var old = world.template();
        world.desk.describe(old, "new words");

        assertThat(code(world.desk.delete(old, UNCONFIRMED, world.time.instant())))
                .isEqualTo(Code.CHANGED_MEANWHILE);
        assertThat(code(world.desk.describe(old, "other words"))).isEqualTo(Code.CHANGED_MEANWHILE);
        assertThat(world.template().description()).isEqualTo("new words");
    }

    @Test
    void renaming_renames_it_in_vcenter_too() {
        world.with(Origin.CLONED, false);
        var before = world.template();

        world.rename("mall-template");
        assertThat(world.template().state()).isEqualTo(State.RENAMING);
        world.runToTheEnd();

        assertThat(world.template().name()).isEqualTo("mall-template");
        assertThat(world.template().state()).isEqualTo(State.READY);
        assertThat(world.template().updatedAt()).isAfter(before.updatedAt());
        assertThat(world.inVcenter("mall-template")).isPresent();
        assertThat(world.create(Origin.CLONED, world.running, false)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void a_name_that_configs_speak_of_or_that_is_taken_is_not_changed() {
        world.with(Origin.CLONED, false);
        assertThat(code(world.rename("shop-golden"))).isEqualTo(Code.VCENTER_NAME_TAKEN);
        world.services.put(TemplateWorld.NAME, List.of("shop"));
        assertThat(code(world.rename("other"))).isEqualTo(Code.TEMPLATE_IN_USE);
        world.services.clear();
        world.vms.remove(world.inVcenter(TemplateWorld.NAME).orElseThrow().id());
        assertThat(code(world.rename("other"))).isEqualTo(Code.TEMPLATE_MISSING);
    }
}
