package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Limits;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.template.TemplateUses;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.GuestNetwork;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmTemplates;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.lab.vcenter.InjectedFault;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.templates.Answer;
import dev.vmautoscaling.templates.CreateOrder;
import dev.vmautoscaling.templates.DeleteOrder;
import dev.vmautoscaling.templates.Fact;
import dev.vmautoscaling.templates.InMemoryTemplates;
import dev.vmautoscaling.templates.Refusal;
import dev.vmautoscaling.templates.TemplateDesk;
import dev.vmautoscaling.templates.TemplateKinds;
import dev.vmautoscaling.templates.steps.Reach;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates come and go in a simulated vCenter that is spoken to as a real one is. */
class TemplateLifeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static LabVcenter lab;

    private final InstantSource time = InstantSource.system();
    private final InMemoryTemplates templates = new InMemoryTemplates(time);
    private final Reach reach = new Reach(
            "installation-1",
            templates,
            new NobodyUsesAny(),
            name -> lab.connection.templates(),
            name -> lab.connection.templateRights(),
            new Politeness(
                    new Governor(Limits.USUAL, time, (priority, waited) -> {}), name -> lab.connection.vmHosts()));
    private final TemplateKinds kinds = TemplateKinds.of(reach);
    private final TemplateDesk desk =
            new TemplateDesk(reach, templates, kinds, () -> UUID.randomUUID().toString());
    private final String name = "t" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private static final class NobodyUsesAny implements TemplateUses {
        @Override
        public List<String> servicesUsing(String vcenter, String datacenter, String template) {
            return List.of();
        }

        @Override
        public Optional<String> serviceOf(String vcenter, VmId vm) {
            return Optional.empty();
        }
    }

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop().withTaskDelay(Duration.ofMillis(100)));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @AfterEach
    void heal() {
        lab.simulator.clearFaults();
        lab.simulator.withholdPrivileges();
    }

    private static VmTemplates vms() {
        return lab.connection.templates();
    }

    private static VmDetails vm(String name) {
        return vms().named("DC0", name).getFirst();
    }

    private Answer wish(Origin origin, String source, boolean forLinkedClones) {
        return desk.create(
                new CreateOrder(
                        origin,
                        name,
                        "",
                        "lab-vcenter",
                        new CreateOrder.Source(Optional.empty(), "DC0", source),
                        CreateOrder.Place.OF_SOURCE,
                        forLinkedClones,
                        Optional.of(source),
                        "kim"),
                time.instant());
    }

    /** Until the work has ended. */
    private Workflow run(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        String id = ((Answer.Accepted) answer).work().orElseThrow().id();
        WorkflowRunner runner =
                new WorkflowRunner(kinds.all(), templates.workflows(), group -> false, WorkflowObserver.NOBODY, time);
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (runner.run(id) instanceof Next.At) {
            assertThat(System.nanoTime()).as("patience").isLessThan(giveUpAt);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return templates.workflows().find(id).orElseThrow();
    }

    private Template made(Origin origin, String source, boolean forLinkedClones) {
        Workflow work = run(wish(origin, source, forLinkedClones));
        Template template = templates.find(work.subject()).orElseThrow();
        assertThat(template.state()).as("%s", work).isEqualTo(State.READY);
        return template;
    }

    private void delete(Template template, DeleteOrder.Way way) {
        run(desk.delete(template, new DeleteOrder(way, Optional.empty()), time.instant()));
        assertThat(templates.find(template.id())).isEmpty();
    }

    private static Refusal.Code code(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why().code();
    }

    @Test
    void a_running_vm_becomes_the_pattern_of_a_template_which_goes_again() {
        VmDetails source = vm("shop-01");

        Template template = made(Origin.CLONED, "shop-01", false);

        assertThat(vm(name).isTemplate()).isTrue();
        assertThat(vm(name).mark()).contains(template.mark("installation-1"));
        assertThat(vm("shop-01")).isEqualTo(source);
        delete(template, DeleteOrder.Way.DESTROY);
        assertThat(vms().named("DC0", name)).isEmpty();
    }

    @Test
    void linked_clones_grow_from_the_snapshot_and_keep_the_template() {
        Template template = made(Origin.CLONED, "shop-01", true);
        assertThat(vm(name).snapshots()).containsExactly(template.snapshot());
        CloneOrder order = new CloneOrder(
                name,
                "c" + name,
                CloneMode.LINKED,
                LabVcenter.PLACEMENT,
                new GuestNetwork(lab.unusedAddress(), 24, new IpAddress("127.80.1.1"), List.of()),
                new OwnershipMark("installation-1", "shop", "member", "workflow"));
        var machines = lab.connection.machines();
        var task = machines.startClone(order);
        while (machines.status(task) instanceof TaskStatus.Running) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        DeleteOrder destroy = new DeleteOrder(DeleteOrder.Way.DESTROY, Optional.empty());

        assertThat(desk.delete(template, destroy, time.instant()))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.why().code()).isEqualTo(Refusal.Code.TEMPLATE_HAS_LINKED_CLONES);
                    assertThat(refused.why().message()).contains(order.name());
                });
        assertThat(vm(name).isTemplate()).isTrue();
    }

    @Test
    void a_vm_that_runs_is_not_converted_and_one_that_is_off_is_and_becomes_a_vm_again() {
        assertThat(code(wish(Origin.CONVERTED, "shop-02", false))).isEqualTo(Refusal.Code.SOURCE_VM_POWERED_ON);
        powerOff("shop-02");
        VmDetails before = vm("shop-02");

        Template template = made(Origin.CONVERTED, "shop-02", true);

        assertThat(vm(name).id()).isEqualTo(before.id());
        assertThat(vm(name).isTemplate()).isTrue();
        assertThat(vms().named("DC0", "shop-02")).isEmpty();
        delete(template, DeleteOrder.Way.RETURN);
        assertThat(vm("shop-02")).isEqualTo(before);
    }

    private static void powerOff(String name) {
        var machines = lab.connection.machines();
        machines.startPowerOff(vm(name).id());
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (vm(name).power() != Vm.PowerState.OFF) {
            assertThat(System.nanoTime()).as("patience").isLessThan(giveUpAt);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void without_the_right_nothing_is_left_and_the_right_is_named() {
        lab.simulator.inject(
                InjectedFault.noPermission("CloneVM_Task", "VirtualMachine.Provisioning.CreateTemplateFromVM"));

        Workflow work = run(wish(Origin.CLONED, "shop-01", false));

        assertThat(templates.find(work.subject())).map(Template::state).contains(State.FAILED);
        assertThat(work.failure())
                .hasValueSatisfying(failure ->
                        assertThat(failure.message()).contains("VirtualMachine.Provisioning.CreateTemplateFromVM"));
        assertThat(work.facts()).containsEntry(Fact.PROBLEM, "vcenter-right-missing");
        assertThat(vms().named("DC0", name)).isEmpty();
    }

    private static void refusedForTheRight(Answer answer, String privilege) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.why().code()).isEqualTo(Refusal.Code.VCENTER_RIGHT_MISSING);
            assertThat(refused.why().message()).contains(privilege);
            assertThat(refused.why().hint()).contains(privilege);
        });
    }

    @Test
    void what_the_account_may_not_do_is_refused_before_anything_is_done() {
        lab.simulator.withholdPrivileges("VirtualMachine.Provisioning.Clone", "Datastore.AllocateSpace");
        String clone =
                "VirtualMachine.Provisioning.Clone on VM " + vm("shop-01").id();
        refusedForTheRight(wish(Origin.CLONED, "shop-01", false), clone);
        refusedForTheRight(
                wish(Origin.CLONED, "shop-01", false),
                "Datastore.AllocateSpace on datastore " + vm("shop-01").place().datastore());
        assertThat(templates.all()).isEmpty();
        lab.simulator.withholdPrivileges();
        Template template = made(Origin.CLONED, "shop-01", false);
        lab.simulator.withholdPrivileges("VirtualMachine.Inventory.Delete");
        DeleteOrder destroy = new DeleteOrder(DeleteOrder.Way.DESTROY, Optional.empty());

        refusedForTheRight(
                desk.delete(template, destroy, time.instant()),
                "VirtualMachine.Inventory.Delete on template " + vm(name).id());

        lab.simulator.withholdPrivileges();
        delete(template, DeleteOrder.Way.DESTROY);
    }

    @Test
    void a_dropped_connection_makes_no_second_copy() {
        lab.simulator.inject(InjectedFault.dropAfter("CloneVM_Task"));

        made(Origin.CLONED, "shop-01", true);

        assertThat(vms().named("DC0", name)).hasSize(1);
    }

    @Test
    void a_template_that_is_there_is_registered_once_and_forgotten() {
        VmDetails before = vm("shop-template");
        Answer answer = wish(Origin.REGISTERED, "shop-template", false);
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        assertThat(code(wish(Origin.REGISTERED, "shop-template", false))).isEqualTo(Refusal.Code.TEMPLATE_NAME_TAKEN);

        desk.delete(
                ((Answer.Accepted) answer).template(),
                new DeleteOrder(DeleteOrder.Way.KEEP, Optional.empty()),
                time.instant());

        assertThat(templates.all()).isEmpty();
        assertThat(vm("shop-template")).isEqualTo(before);
    }
}
