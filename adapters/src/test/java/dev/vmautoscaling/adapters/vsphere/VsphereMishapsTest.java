package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmLabels;
import dev.vmautoscaling.lab.vcenter.InjectedFault;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator.UnfinishedTasks;
import dev.vmautoscaling.scaling.Configs;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong between vCenter and us, and what is in vCenter afterwards: never a second VM. */
class VsphereMishapsTest {
    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop().withTaskDelay("CloneVM_Task", Duration.ofMillis(500)));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @AfterEach
    void heal() {
        lab.simulator.clearFaults();
    }

    private static VirtualMachines machines() {
        return lab.connection.machines();
    }

    private static CloneOrder order() {
        return LabVcenter.order();
    }

    private static OutsideFault cloning(CloneOrder order) {
        return catchThrowableOfType(OutsideFault.class, () -> machines().startClone(order));
    }

    private static List<Vm> made(CloneOrder order) {
        return machines().ownedBy(order.mark().installation());
    }

    private static TaskStatus end(TaskId task) {
        return lab.end(task);
    }

    private static OutsideFault failure(CloneOrder order) {
        return ((TaskStatus.Failed) end(machines().startClone(order))).fault();
    }

    private static void eventually(BooleanSupplier condition) {
        LabVcenter.eventually(condition);
    }

    /** As after a restart of vCenter; while it is down, that is all that may be said of it. */
    private static boolean isForgotten(TaskId task) {
        try {
            return machines().status(task) instanceof TaskStatus.Forgotten;
        } catch (OutsideFault down) {
            assertThat(down.kind()).isEqualTo(FaultKind.TRANSIENT);
            return false;
        }
    }

    @Test
    void a_session_that_expires_in_the_middle_of_a_clone_makes_one_vm() {
        CloneOrder order = order();
        lab.simulator.inject(InjectedFault.sessionExpired("CloneVM_Task"));

        assertThat(end(machines().startClone(order))).isInstanceOf(TaskStatus.Succeeded.class);

        assertThat(made(order)).hasSize(1);
    }

    @Test
    void a_session_that_expires_between_pages_is_not_noticed() {
        CloneOrder order = order();
        end(machines().startClone(order));
        lab.simulator.inject(InjectedFault.sessionExpired("RetrievePropertiesEx"));

        assertThat(made(order)).hasSize(1);
    }

    @Test
    void a_session_whose_end_hides_among_missing_properties_is_made_anew() {
        CloneOrder order = order();
        end(machines().startClone(order));
        lab.simulator.inject(InjectedFault.sessionExpiredInside("RetrievePropertiesEx"));

        assertThat(made(order)).hasSize(1);
        assertThat(lab.simulator.struck()).containsExactly(1);
    }

    @Test
    void a_labelling_that_breaks_off_is_told_and_may_be_repeated() {
        VmLabels labels = new VmLabels(List.of(lab.tag()), Map.of());
        VmId vm = lab.cloned(order()).id();
        lab.simulator.inject(InjectedFault.httpStatus(InjectedFault.REST, 403));

        OutsideFault fault =
                catchThrowableOfType(OutsideFault.class, () -> machines().label(vm, labels));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault)
                .hasMessage("vCenter lab-vcenter: label VM " + vm + ": the account lacks a privilege for tags");
        assertThat(fault.hint())
                .isEqualTo("Give the account InventoryService.Tagging.AttachTag on the tags and the VM folder");
        machines().label(vm, labels);
        assertThat(machines().labels(vm)).isEqualTo(labels);
    }

    @Test
    void a_connection_that_breaks_before_the_clone_leaves_an_unknown_outcome_and_no_vm() {
        CloneOrder order = order();
        lab.simulator.inject(InjectedFault.dropBefore("CloneVM_Task"));

        assertThat(cloning(order).kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);

        assertThat(machines().findByName(order.placement(), order.name())).isEmpty();
        assertThat(end(machines().startClone(order))).isInstanceOf(TaskStatus.Succeeded.class);
        assertThat(made(order)).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_after_the_clone_leaves_an_unknown_outcome_and_one_vm() {
        CloneOrder order = order();
        lab.simulator.inject(InjectedFault.dropAfter("CloneVM_Task"));

        assertThat(cloning(order).kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);

        assertThat(machines().findByName(order.placement(), order.name())).isPresent();
        assertThat(failure(order).kind()).isEqualTo(FaultKind.PERMANENT);
        eventually(() -> made(order).size() == 1);
    }

    @Test
    void a_read_whose_answer_is_lost_may_be_repeated() {
        lab.simulator.inject(InjectedFault.dropAfter("RetrievePropertiesEx"));

        OutsideFault fault =
                catchThrowableOfType(OutsideFault.class, () -> machines().ownedBy("anybody"));

        assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT);
    }

    @Test
    void a_busy_vcenter_has_not_begun_anything() {
        CloneOrder order = order();
        lab.simulator.inject(InjectedFault.httpStatus("CloneVM_Task", 503));

        assertThat(cloning(order).kind()).isEqualTo(FaultKind.TRANSIENT);
        assertThat(machines().findByName(order.placement(), order.name())).isEmpty();
    }

    @Test
    void a_clone_that_survives_a_restart_of_vcenter_is_found_though_its_task_is_not() {
        CloneOrder order = order();
        TaskId task = machines().startClone(order);
        lab.simulator.restart(Duration.ofMillis(300), UnfinishedTasks.DONE);

        eventually(() -> isForgotten(task));

        assertThat(made(order)).hasSize(1);
    }

    @Test
    void a_clone_that_is_lost_in_a_restart_of_vcenter_can_be_made_again() {
        CloneOrder order = order();
        TaskId task = machines().startClone(order);
        lab.simulator.restart(Duration.ofMillis(300), UnfinishedTasks.LOST);

        eventually(() -> isForgotten(task));

        assertThat(machines().findByName(order.placement(), order.name())).isEmpty();
        assertThat(end(machines().startClone(order))).isInstanceOf(TaskStatus.Succeeded.class);
    }

    @Test
    void clones_that_find_their_folder_missing_at_the_same_time_share_the_one_that_is_made() throws Exception {
        String folder = "VM-Autoscaling/" + order().name() + "/deep";
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TaskStatus>> clones = IntStream.range(0, 8)
                    .mapToObj(number -> in(folder, order()))
                    .map(order -> threads.submit(() -> end(machines().startClone(order))))
                    .toList();
            for (Future<TaskStatus> clone : clones) {
                assertThat(clone.get()).isInstanceOf(TaskStatus.Succeeded.class);
            }
        }
    }

    private static CloneOrder in(String folder, CloneOrder order) {
        return Configs.with(order, "placement", Configs.with(order.placement(), "folder", folder));
    }

    @Test
    void a_missing_privilege_is_named() {
        lab.simulator.inject(InjectedFault.noPermission("CloneVM_Task", "VirtualMachine.Provisioning.DeployTemplate"));

        OutsideFault fault = cloning(order());

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("VirtualMachine.Provisioning.DeployTemplate");
        assertThat(fault.hint()).contains("VirtualMachine.Provisioning.DeployTemplate");
    }

    @Test
    void a_full_cluster_and_a_full_datastore_are_told_apart() {
        lab.simulator.inject(InjectedFault.inTask("CloneVM_Task", "InsufficientResourcesFault"));
        lab.simulator.inject(InjectedFault.inTask("CloneVM_Task", "NoDiskSpace"));

        OutsideFault cluster = failure(order());
        OutsideFault datastore = failure(order());

        assertThat(List.of(cluster.kind(), datastore.kind())).containsOnly(FaultKind.PERMANENT);
        assertThat(cluster.hint()).contains("CPU or memory");
        assertThat(datastore.hint()).contains("Free space");
    }

    @Test
    void a_vm_that_is_busy_is_asked_again_later() {
        CloneOrder order = order();
        end(machines().startClone(order));
        Vm vm = made(order).getFirst();
        lab.simulator.inject(InjectedFault.soap("PowerOnVM_Task", "TaskInProgress"));

        assertThatThrownBy(() -> machines().startPowerOn(vm.id()))
                .isInstanceOfSatisfying(
                        OutsideFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT));
    }

    @Test
    void a_late_answer_is_not_waited_for_for_ever() {
        CloneOrder order = order();
        lab.simulator.inject(InjectedFault.lateAnswer("CloneVM_Task", Duration.ofSeconds(3)));
        VsphereConnection.Settings hasty = new VsphereConnection.Settings(
                "hasty",
                lab.simulator.url(),
                lab.simulator.username(),
                lab.simulator.password(),
                new Trust.Fingerprint(lab.simulator.sha256()),
                Duration.ofSeconds(10),
                Duration.ofMillis(1500),
                UnaryOperator.identity());
        try (VsphereConnection connection =
                VsphereConnection.open(hasty, OutsideCalls.UNHEARD, InstantSource.system())) {
            OutsideFault fault = catchThrowableOfType(
                    OutsideFault.class, () -> connection.machines().startClone(order));

            assertThat(fault.kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
        }
        eventually(() -> made(order).size() == 1);
    }

    @Test
    void a_wrong_password_is_told_with_a_hint() {
        try (VsphereConnection wrong = lab.connect(lab.simulator.url(), "wrong", OutsideCalls.UNHEARD)) {
            OutsideFault fault = catchThrowableOfType(OutsideFault.class, wrong::check);

            assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
            assertThat(fault).hasMessageContaining("user name or password is wrong");
        }
    }

    @Test
    void another_certificate_than_the_pinned_one_is_refused_and_both_are_shown() {
        VsphereConnection.Settings other = new VsphereConnection.Settings(
                "other",
                lab.simulator.url(),
                lab.simulator.username(),
                lab.simulator.password(),
                new Trust.Fingerprint("ab".repeat(32)),
                UnaryOperator.identity());
        try (VsphereConnection connection =
                VsphereConnection.open(other, OutsideCalls.UNHEARD, InstantSource.system())) {
            OutsideFault fault = catchThrowableOfType(OutsideFault.class, connection::check);

            assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
            assertThat(fault)
                    .hasMessageContaining("ab".repeat(32))
                    .hasMessageContaining(
                            lab.simulator.sha256().replace(":", "").toLowerCase());
            assertThat(fault.hint()).contains("pin");
        }
    }

    @Test
    void nobody_answers_where_nothing_listens() {
        try (VsphereConnection nowhere =
                lab.connect(URI.create("https://127.0.0.1:1/sdk"), "any", OutsideCalls.UNHEARD)) {
            OutsideFault fault = catchThrowableOfType(OutsideFault.class, nowhere::check);

            assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT);
            assertThat(fault).hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void a_password_is_not_sent_in_the_clear() {
        assertThatThrownBy(() -> lab.connect(URI.create("http://127.0.0.1/sdk"), "any", OutsideCalls.UNHEARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    @Test
    void a_check_tells_the_version_and_every_call_is_heard() {
        Set<String> heard = new ConcurrentSkipListSet<>();
        OutsideCalls listener =
                (system, operation, outcome, took) -> heard.add(system + " " + operation + " " + outcome);
        try (VsphereConnection connection = lab.connect(lab.simulator.url(), lab.simulator.password(), listener)) {
            assertThat(connection.check()).contains("API 6.5");
        }
        assertThat(heard)
                .contains(
                        "vCenter lab-vcenter Login ok",
                        "vCenter lab-vcenter CurrentTime ok",
                        "vCenter lab-vcenter Logout ok");
    }
}
