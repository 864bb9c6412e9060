package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmLabels;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.scaling.Configs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Privileges are named before anything fails for the lack of them. */
class VsphereRightsTest {
    private static final VmLabels LABELS =
            new VmLabels(List.of(new VmLabels.Tag("environment", "test")), Map.of("owner", "shop team"));

    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @AfterEach
    void grantAll() {
        lab.simulator.withholdPrivileges();
    }

    private static List<String> missing() {
        return lab.connection.rights().missing(LabVcenter.PLACEMENT, "shop-template");
    }

    private static List<String> missingForTemplate() {
        VmId source =
                lab.connection.templates().named("DC0", "shop-01").getFirst().id();
        return lab.connection.templateRights().missing(source, VsphereTemplatesTest.PLACE);
    }

    @Test
    void an_account_with_all_rights_misses_none() {
        assertThat(missing()).isEmpty();
        assertThat(missingForTemplate()).isEmpty();
        assertThat(lab.connection.comfortRights().missing(LabVcenter.PLACEMENT, LABELS))
                .isEmpty();
    }

    @Test
    void every_missing_privilege_is_named_with_its_place() {
        lab.simulator.withholdPrivileges(
                "VirtualMachine.Provisioning.DeployTemplate",
                "VirtualMachine.Inventory.Delete",
                "Resource.AssignVMToPool",
                "Datastore.AllocateSpace",
                "Network.Assign");
        Placement nowhere = Configs.with(LabVcenter.PLACEMENT, "folder", "not-made/yet");

        assertThat(lab.connection.rights().missing(nowhere, "shop-template"))
                .containsExactly(
                        "VirtualMachine.Provisioning.DeployTemplate on template shop-template",
                        "VirtualMachine.Inventory.Delete on the data center's VM folder",
                        "Resource.AssignVMToPool on the resource pool of cluster DC0_C0",
                        "Datastore.AllocateSpace on datastore LocalDS_0",
                        "Network.Assign on network DC0_DVPG0");
    }

    @Test
    void the_right_to_make_folders_is_wanted_only_where_one_is_missing() {
        lab.cloned(LabVcenter.order());
        lab.simulator.withholdPrivileges("Folder.Create");

        assertThat(missing()).isEmpty();
        assertThat(lab.connection
                        .rights()
                        .missing(
                                Configs.with(LabVcenter.PLACEMENT, "folder", "VM-Autoscaling/another"),
                                "shop-template"))
                .containsExactly("Folder.Create on folder VM-Autoscaling");
    }

    @Test
    void what_only_costs_a_warning_is_told_apart() {
        lab.cloned(LabVcenter.order());
        lab.simulator.withholdPrivileges(
                "Host.Inventory.EditCluster", "InventoryService.Tagging.AttachTag", "Global.SetCustomField");

        assertThat(missing()).isEmpty();
        assertThat(lab.connection.comfortRights().missing(LabVcenter.PLACEMENT, VmLabels.NONE))
                .containsExactly("Host.Inventory.EditCluster on cluster DC0_C0");
        assertThat(lab.connection.comfortRights().missing(LabVcenter.PLACEMENT, LABELS))
                .containsExactly(
                        "Host.Inventory.EditCluster on cluster DC0_C0",
                        "InventoryService.Tagging.AttachTag on folder VM-Autoscaling/shop",
                        "Global.SetCustomField on folder VM-Autoscaling/shop");
    }

    @Test
    void what_a_template_needs_is_asked_too() {
        lab.simulator.withholdPrivileges(
                "VirtualMachine.Provisioning.CreateTemplateFromVM", "VirtualMachine.Provisioning.MarkAsTemplate");

        assertThat(missingForTemplate()).hasSize(2).first().asString().startsWith("VirtualMachine.Provisioning.Create");
    }

    @Test
    void converting_and_destroying_are_asked_for_what_they_need_alone() {
        VmId vm = lab.connection.templates().named("DC0", "shop-01").getFirst().id();
        lab.simulator.withholdPrivileges(
                "VirtualMachine.Provisioning.MarkAsTemplate",
                "VirtualMachine.Inventory.Delete",
                "Datastore.AllocateSpace");

        assertThat(lab.connection.templateRights().missingToConvert(vm))
                .containsExactly("VirtualMachine.Provisioning.MarkAsTemplate on VM " + vm);
        assertThat(lab.connection.templateRights().missingToDestroy(vm))
                .containsExactly("VirtualMachine.Inventory.Delete on template " + vm);
    }

    @Test
    void a_call_without_its_privilege_is_refused_by_the_same_name() {
        lab.simulator.withholdPrivileges("VirtualMachine.Provisioning.DeployTemplate");

        OutsideFault fault =
                catchThrowableOfType(OutsideFault.class, () -> lab.machines().startClone(LabVcenter.order()));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("VirtualMachine.Provisioning.DeployTemplate");
    }
}
