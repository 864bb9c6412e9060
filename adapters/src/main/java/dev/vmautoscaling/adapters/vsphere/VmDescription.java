package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes one VM or template, with the names of all that it is in and on. */
record VmDescription(Vim vim, String purpose) {
    static final String TEMPLATE = "config.template";
    static final String SNAPSHOTS = "snapshot";

    private static final List<String> PROPERTIES = List.of(
            VmProperties.NAME,
            "parent",
            "config.instanceUuid",
            TEMPLATE,
            VmProperties.POWER,
            "runtime.host",
            "config.guestFullName",
            "config.hardware.numCPU",
            "config.hardware.memoryMB",
            VmHardware.DEVICES,
            "config.files.vmPathName",
            "network",
            SNAPSHOTS,
            VmProperties.EXTRA_CONFIG);

    /** @return empty when there is no such VM or template */
    Optional<VmDetails> of(Moref object) {
        return new Properties(vim, purpose).of(object, PROPERTIES).map(this::details);
    }

    private VmDetails details(PropertyValues vm) {
        return new VmDetails(
                new VmId(vm.object().id()),
                vm.text("config.instanceUuid"),
                Names.decoded(vm.text(VmProperties.NAME)),
                vm.isTrue(TEMPLATE),
                VmProperties.power(vm),
                vm.text("config.guestFullName"),
                (int) VmHardware.number(vm.text("config.hardware.numCPU")),
                1024 * 1024 * VmHardware.number(vm.text("config.hardware.memoryMB")),
                VmHardware.of(vm).described(),
                networks(vm),
                place(vm),
                snapshots(vm).map(snapshot -> snapshot.text("name")).toList(),
                VmProperties.templateMark(vm));
    }

    private List<String> networks(PropertyValues vm) {
        return vm.value("network").stream()
                .flatMap(networks -> networks.children().stream())
                .map(network -> name(network.reference()))
                .distinct()
                .toList();
    }

    private TemplatePlace place(PropertyValues vm) {
        Deque<String> path = path(vm);
        String datacenter = path.isEmpty() ? "" : path.removeFirst();
        return new TemplatePlace(
                datacenter,
                cluster(vm),
                String.join("/", path),
                VmHardware.datastore(vm.text("config.files.vmPathName")));
    }

    /** The datacenter and the folders below its VM folder. A VM in a vApp has no folder of its own. */
    private Deque<String> path(PropertyValues vm) {
        Deque<String> names = new ArrayDeque<>();
        Optional<PropertyValues> above = vm.reference("parent").flatMap(this::folder);
        while (above.isPresent()) {
            names.addFirst(Names.decoded(above.get().text("name")));
            if (above.get().object().isA("Datacenter")) {
                String datacenter = names.removeFirst();
                names.pollFirst(); // the VM folder itself
                names.addFirst(datacenter);
                return names;
            }
            above = above.get().reference("parent").flatMap(this::folder);
        }
        return new ArrayDeque<>();
    }

    private Optional<PropertyValues> folder(Moref above) {
        return new Properties(vim, purpose).of(above, List.of("name", "parent"));
    }

    private String cluster(PropertyValues vm) {
        return vm.reference("runtime.host")
                .flatMap(host -> new Properties(vim, purpose).of(host, List.of("parent")))
                .flatMap(host -> host.reference("parent"))
                .filter(parent -> parent.isA("ClusterComputeResource"))
                .map(this::name)
                .orElse("");
    }

    private String name(Moref object) {
        return new Properties(vim, purpose)
                .of(object, List.of("name"))
                .map(found -> Names.decoded(found.text("name")))
                .orElse("");
    }

    /** All snapshots, from the oldest on: vCenter keeps them as a tree. */
    static Stream<Element> snapshots(PropertyValues vm) {
        return vm.value(SNAPSHOTS).stream()
                .flatMap(tree -> tree.children("rootSnapshotList").stream())
                .flatMap(VmDescription::withChildren);
    }

    private static Stream<Element> withChildren(Element snapshot) {
        return Stream.concat(
                Stream.of(snapshot),
                snapshot.children("childSnapshotList").stream().flatMap(VmDescription::withChildren));
    }
}
