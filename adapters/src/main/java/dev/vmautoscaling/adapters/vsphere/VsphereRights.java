package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.ComfortRights;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.TemplateRights;
import dev.vmautoscaling.domain.vm.VcenterRights;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.util.ArrayList;
import java.util.List;

/**
 * What our account may do, asked before it is tried. Which privileges a call needs is in the API reference of its method
 * and in VMware's "Required Privileges for Common Tasks".
 */
final class VsphereRights implements VcenterRights, ComfortRights, TemplateRights {
    private static final String CREATE_FOLDER = "Folder.Create";
    private static final String CREATE_VM = "VirtualMachine.Inventory.CreateFromExisting";
    private static final String DELETE_VM = "VirtualMachine.Inventory.Delete";
    private static final String USE_POOL = "Resource.AssignVMToPool";
    private static final String USE_SPACE = "Datastore.AllocateSpace";
    private static final String PROVISIONING = "VirtualMachine.Provisioning.";

    private final Session session;
    private final Faults faults;

    VsphereRights(Session session, Faults faults) {
        this.session = session;
        this.faults = faults;
    }

    /** Privileges that are needed together on one object. */
    private record Need(Moref object, String name, List<String> privileges) {
        static Need of(Moref object, String name, String... privileges) {
            return new Need(object, name, List.of(privileges));
        }
    }

    @Override
    public List<String> missing(Placement placement, String template) {
        String purpose = "look which privileges are missing to clone " + template;
        return session.run(vim -> {
            Inventory inventory = new Inventory(vim, faults, purpose);
            Inventory.Place place = inventory.place(inventory.named(placement, template), template);
            return missing(
                    vim,
                    purpose,
                    List.of(
                            Need.of(
                                    place.template().object(),
                                    "template " + template,
                                    PROVISIONING + "DeployTemplate",
                                    PROVISIONING + "Customize"),
                            folder(
                                    inventory.nearest(placement.datacenter(), placement.folder()),
                                    List.of(
                                            CREATE_VM,
                                            DELETE_VM,
                                            "VirtualMachine.Interact.PowerOn",
                                            "VirtualMachine.Interact.PowerOff")),
                            Need.of(place.pool(), "the resource pool of cluster " + placement.cluster(), USE_POOL),
                            Need.of(place.datastore().object(), "datastore " + placement.datastore(), USE_SPACE),
                            Need.of(place.network().object(), "network " + placement.network(), "Network.Assign")));
        });
    }

    /** A folder that is not there yet must be made in the one above, and has that one's rights. */
    private static Need folder(Inventory.Nearest nearest, List<String> privileges) {
        List<String> all = new ArrayList<>(privileges);
        if (!nearest.isItself()) {
            all.add(CREATE_FOLDER);
        }
        String name = nearest.path().isEmpty() ? "the data center's VM folder" : "folder " + nearest.path();
        return new Need(nearest.folder(), name, all);
    }

    @Override
    public List<String> missing(Placement placement, VmLabels labels) {
        String purpose = "look which privileges are missing to label VMs and keep them apart";
        return session.run(vim -> {
            Inventory inventory = new Inventory(vim, faults, purpose);
            Cluster cluster = inventory.cluster(placement.datacenter(), placement.cluster());
            Inventory.Nearest folder = inventory.nearest(placement.datacenter(), placement.folder());
            List<Need> needs = new ArrayList<>();
            if (cluster.hasDrs()) {
                needs.add(Need.of(cluster.object(), "cluster " + cluster.name(), "Host.Inventory.EditCluster"));
            }
            if (!labels.tags().isEmpty()) {
                needs.add(Need.of(folder.folder(), "folder " + folder.path(), "InventoryService.Tagging.AttachTag"));
            }
            if (!labels.attributes().isEmpty()) {
                needs.add(Need.of(vim.content().rootFolder(), "the root of vCenter", "Global.ManageCustomFields"));
                needs.add(Need.of(folder.folder(), "folder " + folder.path(), "Global.SetCustomField"));
            }
            return missing(vim, purpose, needs);
        });
    }

    @Override
    public List<String> missing(VmId source, TemplatePlace place) {
        String purpose = "look which privileges are missing to make a template of VM " + source;
        return session.run(vim -> {
            Inventory inventory = new Inventory(vim, faults, purpose);
            Inventory.Destination to = inventory.destination(place);
            return missing(
                    vim,
                    purpose,
                    List.of(
                            Need.of(
                                    VmProperties.reference(source),
                                    "VM " + source,
                                    PROVISIONING + "CreateTemplateFromVM",
                                    PROVISIONING + "Clone"),
                            folder(
                                    inventory.nearest(place.datacenter(), place.folder()),
                                    List.of(
                                            CREATE_VM,
                                            DELETE_VM,
                                            PROVISIONING + "MarkAsTemplate",
                                            "VirtualMachine.State.CreateSnapshot",
                                            "VirtualMachine.Config.AdvancedConfig")),
                            Need.of(to.pool(), "the resource pool of cluster " + place.cluster(), USE_POOL),
                            Need.of(to.datastore(), "datastore " + place.datastore(), USE_SPACE)));
        });
    }

    @Override
    public List<String> missingToConvert(VmId vm) {
        return missingOn(
                vm,
                "convert VM " + vm + " to a template",
                "VM " + vm,
                PROVISIONING + "MarkAsTemplate",
                PROVISIONING + "MarkAsVM",
                "VirtualMachine.Config.Rename",
                "VirtualMachine.State.CreateSnapshot",
                "VirtualMachine.State.RemoveSnapshot");
    }

    @Override
    public List<String> missingToDestroy(VmId template) {
        return missingOn(template, "destroy template " + template, "template " + template, DELETE_VM);
    }

    private List<String> missingOn(VmId vm, String deed, String name, String... privileges) {
        String purpose = "look which privileges are missing to " + deed;
        return session.run(
                vim -> missing(vim, purpose, List.of(Need.of(VmProperties.reference(vm), name, privileges))));
    }

    private static List<String> missing(Vim vim, String purpose, List<Need> needs) {
        Call call = Call.reading("HasPrivilegeOnEntities", purpose);
        return needs.stream()
                .flatMap(need -> vim
                        .ask(call, Requests.hasPrivileges(vim, need.object, need.privileges))
                        .orThrow()
                        .children("returnval")
                        .stream()
                        .flatMap(entity -> entity.children("privAvailability").stream())
                        .filter(one -> one.text("isGranted").equals("false"))
                        .map(one -> one.text("privId") + " on " + need.name))
                .toList();
    }
}
