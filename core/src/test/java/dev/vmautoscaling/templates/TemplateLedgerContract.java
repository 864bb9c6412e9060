package dev.vmautoscaling.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Identity;
import dev.vmautoscaling.domain.template.Template.Making;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.domain.vm.TemplateMark;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TemplateLedger} does, together with the workflows that move its templates. */
public abstract class TemplateLedgerContract {
    private static final TemplatePlace PLACE = new TemplatePlace("DC0", "DC0_C0", "shop", "LocalDS_0");

    protected abstract TemplateLedger ledger();

    protected abstract Templates templates();

    protected abstract WorkflowStore workflows();

    protected abstract SettableTime time();

    /** Learns the template's identity, or fails when the workflow's id says so. */
    private record Learns() implements Step {
        @Override
        public String key() {
            return "learn";
        }

        @Override
        public Outcome perform(Attempt attempt) {
            return attempt.workflow().id().contains("fails")
                    ? new Outcome.Failed(Failure.permanent("told to", ""))
                    : new Outcome.Done("", Map.of(Fact.VM, "vm-7", Fact.UUID, "uuid-7"));
        }
    }

    private static WorkflowKind kind(String key) {
        return new WorkflowKind(key, List.of(new Learns()));
    }

    private static VmDetails source() {
        return new VmDetails(
                new VmId("vm-1"),
                "uuid-1",
                "shop-01",
                false,
                PowerState.ON,
                "Debian GNU/Linux 12 (64-bit)",
                2,
                4L << 30,
                List.of(new VmDetails.Disk("Hard disk 1", 16L << 30, true, "LocalDS_0")),
                List.of("VM Network"),
                PLACE,
                List.of("old"),
                Optional.of(new TemplateMark("installation", "another")));
    }

    private Template template(String id, String name) {
        Making making = new Making(Origin.CLONED, "vcenter", PLACE, source(), true, "kim", time().instant());
        return new Template(id, name, "설명 \"x\"", making, State.CREATING, Optional.empty(), time().instant(), 1);
    }

    private Workflow work(String key, String id, String template, Map<String, String> facts) {
        return Workflow.pending(id, kind(key), template, "", template, facts, time().instant());
    }

    private void create(String id, String name, String workflow) {
        Workflow work = work(CreateTemplate.BY_CLONE, workflow, id, Map.of());
        assertThat(ledger().create(template(id, name), Optional.of(work))).isTrue();
    }

    private void run(String workflow) {
        List<WorkflowKind> kinds =
                List.of(kind(CreateTemplate.BY_CLONE), kind(RenameTemplate.KIND), kind(DeleteTemplate.BY_DESTROYING));
        new WorkflowRunner(kinds, workflows(), group -> false, WorkflowObserver.NOBODY, time()).run(workflow);
    }

    private Template seen(String id) {
        return templates().find(id).orElseThrow();
    }

    /** Made, under that name. */
    private Template ready(String id, String name) {
        create(id, name, "create-" + id);
        run("create-" + id);
        return seen(id);
    }

    @Test
    void finds_what_was_recorded_to_the_microsecond() {
        Template template = template("t1", "shop-template");
        create("t1", "shop-template", "w1");
        assertThat(templates().find("t1")).contains(template);
        assertThat(templates().find("t2")).isEmpty();
        assertThat(workflows().find("w1")).isPresent();
    }

    @Test
    void a_name_is_taken_in_its_datacenter_whatever_its_case() {
        create("t1", "Shop-Template", "w1");

        Workflow work = work(CreateTemplate.BY_CLONE, "w2", "t2", Map.of());
        assertThat(ledger().create(template("t2", "shop-template"), Optional.of(work)))
                .isFalse();

        assertThat(templates().find("t2")).isEmpty();
        assertThat(workflows().find("w2")).isEmpty();
    }

    @Test
    void a_template_is_ready_when_its_workflow_is_done_and_has_its_identity() {
        Template ready = ready("t1", "shop-template");

        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.identity()).contains(new Identity(new VmId("vm-7"), "uuid-7"));
        assertThat(ready.version()).isGreaterThan(1);
    }

    @Test
    void a_template_that_failed_is_kept_and_its_name_is_free() {
        create("t1", "shop-template", "w1-fails");
        run("w1-fails");

        assertThat(seen("t1").state()).isEqualTo(State.FAILED);
        assertThat(ready("t2", "shop-template").state()).isEqualTo(State.READY);
        assertThat(templates().all()).extracting(Template::id).containsExactly("t1", "t2");
    }

    @Test
    void only_one_of_two_who_saw_the_same_version_begins() {
        Template seen = ready("t1", "shop-template");

        assertThat(ledger().begin(
                                seen.in(State.DELETING),
                                Optional.empty(),
                                work(DeleteTemplate.BY_DESTROYING, "w1", "t1", Map.of())))
                .isTrue();
        assertThat(ledger().begin(
                                seen.in(State.DELETING),
                                Optional.empty(),
                                work(DeleteTemplate.BY_DESTROYING, "w2", "t1", Map.of())))
                .isFalse();

        assertThat(seen("t1").state()).isEqualTo(State.DELETING);
        assertThat(workflows().find("w2")).isEmpty();
        run("w1");
        assertThat(templates().all()).isEmpty();
        assertThat(ready("t2", "shop-template").state()).isEqualTo(State.READY);
    }

    private boolean rename(Template template, String name, String workflow) {
        return ledger().begin(
                        template.in(State.RENAMING),
                        Optional.of(name),
                        work(RenameTemplate.KIND, workflow, template.id(), Map.of(Fact.TO_NAME, name)));
    }

    @Test
    void both_names_are_taken_until_a_renaming_has_ended() {
        Template template = ready("t1", "one");
        assertThat(rename(template, "two", "w1")).isTrue();
        for (String name : List.of("one", "TWO")) {
            assertThat(ledger().create(template("t2", name), Optional.empty())).isFalse();
        }

        run("w1");

        assertThat(seen("t1").name()).isEqualTo("two");
        assertThat(ledger().create(template("t2", "two"), Optional.empty())).isFalse();
        assertThat(ledger().create(template("t2", "one"), Optional.empty())).isTrue();
    }

    @Test
    void a_renaming_that_fails_lets_go_of_the_new_name() {
        rename(ready("t1", "one"), "two", "w1-fails");
        run("w1-fails");

        assertThat(seen("t1").name()).isEqualTo("one");
        assertThat(seen("t1").state()).isEqualTo(State.READY);
        assertThat(ledger().create(template("t2", "two"), Optional.empty())).isTrue();
        assertThat(ledger().create(template("t3", "one"), Optional.empty())).isFalse();
    }

    @Test
    void a_name_that_another_has_cannot_be_taken_by_renaming() {
        Template one = ready("t1", "one");
        ready("t2", "two");

        assertThat(rename(one, "Two", "w1")).isFalse();

        assertThat(seen("t1")).isEqualTo(one);
        assertThat(workflows().find("w1")).isEmpty();
        assertThat(rename(one, "ONE", "w2")).isTrue();
    }

    @Test
    void a_description_moves_the_version_and_the_time() {
        Template before = ready("t1", "one");
        time().advance(Duration.ofSeconds(1));

        assertThat(ledger().describe(before.described("new"))).isTrue();
        assertThat(ledger().describe(before.described("newer"))).isFalse();

        assertThat(seen("t1").description()).isEqualTo("new");
        assertThat(seen("t1").updatedAt()).isEqualTo(time().instant());
        assertThat(seen("t1").version()).isEqualTo(before.version() + 1);
    }

    @Test
    void what_is_forgotten_leaves_its_name() {
        Template seen = ready("t1", "one");
        assertThat(ledger().forget(seen.described("").changedAt(time().instant())))
                .isFalse();
        assertThat(ledger().forget(seen)).isTrue();
        assertThat(ready("t2", "one").state()).isEqualTo(State.READY);
    }
}
