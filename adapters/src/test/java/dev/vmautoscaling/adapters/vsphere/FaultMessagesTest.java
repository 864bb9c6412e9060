package dev.vmautoscaling.adapters.vsphere;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.lab.vcenter.InjectedFault;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.scaling.Configs;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator reads of each fault of vCenter: which system, what was asked of it, what it said, what can be done. */
class FaultMessagesTest {
    private static final String SYSTEM = "vCenter lab-vcenter: ";
    private static final String CLONE = "clone VM shop-as02 from template shop-template: ";
    private static final String NOTHING_TO_DO = "It is tried again; nothing needs to be done";
    private static final String BREAKS = "the connection was lost before an answer came: the connection was closed";
    private static final String LOOKS =
            "Check vCenter and the network to it; its state is looked at before anything is" + " tried again";

    private static LabVcenter lab;
    private static VmId vm = new VmId("");
    private static VmId running = new VmId("");
    private static VmId template = new VmId("");

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop());
        vm = lab.cloned(named("shop-as01")).id();
        running = lab.connection.templates().named("DC0", "shop-01").getFirst().id();
        template = lab.connection
                .templates()
                .named("DC0", "shop-template")
                .getFirst()
                .id();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @AfterEach
    void heal() {
        lab.simulator.clearFaults();
        lab.simulator.withholdPrivileges();
        lab.simulator.setFreeSpace("LocalDS_0", 1L << 40);
    }

    private static CloneOrder named(String name) {
        return Configs.with(LabVcenter.order(), "name", name);
    }

    /** Something that goes wrong, and what is read of it. */
    private record Row(String what, Supplier<TaskId> act, FaultKind kind, String message, String hint) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Row row(String what, Supplier<TaskId> act, FaultKind kind, String message, String hint) {
        return new Row(what, act, kind, message, hint);
    }

    private static Supplier<TaskId> with(InjectedFault fault, Supplier<TaskId> act) {
        return () -> {
            lab.simulator.inject(fault);
            return act.get();
        };
    }

    private static TaskId cloning() {
        return lab.machines().startClone(named("shop-as02"));
    }

    private static Supplier<TaskId> cloningWith(InjectedFault fault) {
        return with(fault, FaultMessagesTest::cloning);
    }

    private static InjectedFault inClone(String fault) {
        return InjectedFault.inTask("CloneVM_Task", fault);
    }

    static Stream<Row> whatIsThereOrNot() {
        return Stream.of(
                row(
                        "NoPermission",
                        cloningWith(InjectedFault.noPermission("CloneVM_Task", "Resource.AssignVMToPool")),
                        PERMANENT,
                        CLONE + "the account lacks the privilege Resource.AssignVMToPool: Permission to perform this"
                                + " operation was denied.",
                        "Give the account the privilege Resource.AssignVMToPool on VirtualMachine " + template),
                row(
                        "DuplicateName",
                        () -> lab.machines().startClone(named("shop-as01")),
                        PERMANENT,
                        "clone of shop-template: the name shop-as01 is taken: The name 'shop-as01' already exists.",
                        "Rename or remove what has the name in that folder, or change the VM naming rule"),
                row(
                        "ManagedObjectNotFound",
                        () -> lab.machines().startPowerOn(new VmId("vm-999999")),
                        PERMANENT,
                        "power on VM vm-999999: there is no vm-999999 any more: The object 'VirtualMachine:vm-999999' has"
                                + " already been deleted or has not been completely created",
                        "Somebody removed it in vCenter; check the service's members and its template"));
    }

    static Stream<Row> whatStatesForbid() {
        return Stream.of(
                row(
                        "InvalidPowerState in a task",
                        () -> lab.machines().startDestroy(running),
                        PERMANENT,
                        "destroy of " + running + ": the VM is poweredOn, which forbids it",
                        "Check in vCenter who powered it on or off"),
                row(
                        "InvalidPowerState of a call",
                        () -> {
                            lab.connection.templates().markAsTemplate(running);
                            return Tasks.NOTHING_TO_DO;
                        },
                        PERMANENT,
                        "make a template of VM " + running + ": the VM is poweredOn, which forbids it",
                        "Check in vCenter who powered it on or off"),
                row(
                        "InvalidState",
                        () -> lab.machines().startPowerOn(template),
                        PERMANENT,
                        "power on VM " + template + ": its state does not allow it: cannot powerOn a template",
                        "See in vCenter whether it is a template, suspended or inaccessible"),
                row(
                        "NotSupported",
                        () -> lab.connection.templates().startSnapshot(template, "late", ""),
                        PERMANENT,
                        "create snapshot of shop-template: the VM does not allow it; a template, for one, does not"
                                + " change",
                        "Make a VM of the template first, or use another VM"),
                row(
                        "ToolsUnavailable",
                        with(InjectedFault.soap("ShutdownGuest", "ToolsUnavailable"), () -> {
                            lab.machines().shutDownGuest(running);
                            return Tasks.NOTHING_TO_DO;
                        }),
                        PERMANENT,
                        "shut down the guest of VM " + running + ": VMware Tools do not run in the guest",
                        "Install open-vm-tools in the template"));
    }

    static Stream<Row> whatIsNotUnderstood() {
        return Stream.of(
                row(
                        "InvalidArgument",
                        cloningWith(inClone("InvalidArgument").withDetail("InvalidProperty", "spec.snapshot")),
                        PERMANENT,
                        "clone of shop-template: vCenter does not accept spec.snapshot",
                        "See whether the template, its snapshots and the places of the service's config still belong"
                                + " together"),
                row(
                        "InvalidDeviceBacking",
                        cloningWith(inClone("InvalidDeviceBacking")),
                        PERMANENT,
                        "clone of shop-template: the network card cannot be connected (InvalidDeviceBacking)",
                        "See whether the service's network was removed or renamed in vCenter just now"),
                row(
                        "InvalidProperty",
                        cloningWith(InjectedFault.soap("RetrievePropertiesEx", "InvalidProperty")
                                .withDetail("Name", "tag")),
                        PERMANENT,
                        CLONE + "this vCenter does not know the property tag",
                        "vCenter 6.5 or later is needed"),
                row(
                        "MethodNotFound",
                        cloningWith(InjectedFault.soap("CloneVM_Task", "MethodNotFound")),
                        PERMANENT,
                        CLONE + "this vCenter does not understand the call (MethodNotFound)",
                        "vCenter 6.5 or later is needed"));
    }

    static Stream<Row> whatElseEndsAClone() {
        return Stream.of(
                row(
                        "RequestCanceled",
                        cloningWith(inClone("RequestCanceled")),
                        PERMANENT,
                        "clone of shop-template: somebody cancelled it in vCenter",
                        "See the task in vCenter for who did, and why"),
                row(
                        "NicSettingMismatch",
                        cloningWith(inClone("NicSettingMismatch")),
                        PERMANENT,
                        "clone of shop-template: the guest cannot be customized (NicSettingMismatch)",
                        "The template needs VMware Tools or open-vm-tools with Perl or cloud-init, and a supported guest"
                                + " OS"),
                row(
                        "a fault that nobody foresaw",
                        cloningWith(inClone("VmConfigFault")),
                        PERMANENT,
                        "clone of shop-template: vCenter refused (VmConfigFault)",
                        "See the task in vCenter for details"));
    }

    static Stream<Row> whatHasNoRoom() {
        return Stream.of(
                row(
                        "InsufficientResourcesFault",
                        cloningWith(inClone("InsufficientResourcesFault")),
                        PERMANENT,
                        "clone of shop-template: the cluster has no room for it (InsufficientResourcesFault)",
                        "Free CPU or memory in the cluster, check its admission control, or lower the service's max"),
                row(
                        "NoDiskSpace",
                        cloningWith(inClone("NoDiskSpace").withDetail("Datastore", "LocalDS_0")),
                        PERMANENT,
                        "clone of shop-template: the datastore LocalDS_0 cannot take it (NoDiskSpace)",
                        "Free space on the datastore, or choose another for the service"),
                row(
                        "too little space, seen before the clone",
                        () -> {
                            lab.simulator.setFreeSpace("LocalDS_0", 3L << 30);
                            return cloning();
                        },
                        PERMANENT,
                        CLONE
                                + "datastore LocalDS_0 has 3.0 GiB free, and the clone needs 4.0 GiB: 0.0 GiB for disks,"
                                + " 4.0 GiB for the swap file of its memory",
                        "Free space on the datastore, or choose another for the service"));
    }

    static Stream<Row> whatPasses() {
        return Stream.of(
                row(
                        "ConcurrentAccess",
                        with(
                                InjectedFault.inTask("Rename_Task", "ConcurrentAccess"),
                                () -> lab.connection.templates().startRenaming(vm, "shop-as03")),
                        TRANSIENT,
                        "rename of shop-as01: not possible now (ConcurrentAccess)",
                        NOTHING_TO_DO),
                row(
                        "TaskInProgress",
                        with(
                                InjectedFault.soap("PowerOnVM_Task", "TaskInProgress"),
                                () -> lab.machines().startPowerOn(vm)),
                        TRANSIENT,
                        "power on VM " + vm + ": not possible now (TaskInProgress)",
                        NOTHING_TO_DO),
                row(
                        "HTTP 503",
                        cloningWith(InjectedFault.httpStatus("CloneVM_Task", 503)),
                        TRANSIENT,
                        CLONE + "vCenter does not take requests now (HTTP 503)",
                        "vCenter may be starting; it is tried again"),
                row(
                        "a session that is never kept",
                        cloningWith(InjectedFault.sessionExpired("CloneVM_Task").always()),
                        TRANSIENT,
                        "log in: vCenter forgets our session as soon as it is made",
                        "See whether somebody ends our sessions in vCenter; it is tried again"),
                row(
                        "a read without an answer",
                        with(InjectedFault.dropAfter("FindByInventoryPath"), () -> {
                            lab.machines().findByName(LabVcenter.PLACEMENT, "shop-as01");
                            return Tasks.NOTHING_TO_DO;
                        }),
                        TRANSIENT,
                        "find VM shop-as01: " + BREAKS,
                        LOOKS));
    }

    static Stream<Row> whatMayHaveHappened() {
        return Stream.of(
                row(
                        "a connection that breaks before the clone",
                        cloningWith(InjectedFault.dropBefore("CloneVM_Task")),
                        UNKNOWN_OUTCOME,
                        CLONE + BREAKS,
                        LOOKS),
                row(
                        "HTTP 502",
                        cloningWith(InjectedFault.httpStatus("CloneVM_Task", 502)),
                        UNKNOWN_OUTCOME,
                        CLONE + "no answer from vCenter (HTTP 502)",
                        "Check vCenter's health"),
                row(
                        "SystemError",
                        cloningWith(InjectedFault.soap("CloneVM_Task", "SystemError")),
                        UNKNOWN_OUTCOME,
                        CLONE + "not possible now (SystemError)",
                        "It is tried again; nothing needs to be done"));
    }

    @ParameterizedTest
    @MethodSource({
        "whatIsThereOrNot",
        "whatStatesForbid",
        "whatIsNotUnderstood",
        "whatElseEndsAClone",
        "whatHasNoRoom",
        "whatPasses",
        "whatMayHaveHappened"
    })
    void every_fault_is_told_with_system_operation_cause_and_hint(Row row) {
        OutsideFault fault = fault(row.act());

        assertThat(fault).hasMessage(SYSTEM + row.message());
        assertThat(fault.hint()).isEqualTo(row.hint());
        assertThat(fault.kind()).isEqualTo(row.kind());
        assertThat(lab.machines().findByName(LabVcenter.PLACEMENT, "shop-as02")).isEmpty();
    }

    private static OutsideFault fault(Supplier<TaskId> act) {
        try {
            TaskStatus status = lab.end(act.get());
            return status instanceof TaskStatus.Failed failed ? failed.fault() : fail("it went well: " + status);
        } catch (OutsideFault fault) {
            return fault;
        }
    }
}
