package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.ListedCluster;
import dev.vmautoscaling.domain.inventory.ListedDatastore;
import dev.vmautoscaling.domain.inventory.ListedFolder;
import dev.vmautoscaling.domain.inventory.ListedNetwork;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.vm.VmId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Followed objects as what there is to choose from. */
final class InventoryListing {
    private static final Comparator<String> BY_NAME =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private final FollowedObjects objects;

    InventoryListing(FollowedObjects objects) {
        this.objects = objects;
    }

    Contents contents(Instant asOf) {
        return new Contents(
                sorted(objects.of(VmProperties.TYPE).stream().map(this::vm), ListedVm::name),
                sorted(networks(), ListedNetwork::name),
                sorted(objects.of(Inventory.DATASTORE).stream().map(this::datastore), ListedDatastore::name),
                sorted(objects.of(Inventory.CLUSTER).stream().map(this::cluster), ListedCluster::name),
                sorted(folders(), ListedFolder::path),
                asOf,
                Optional.empty());
    }

    private static <T> List<T> sorted(Stream<T> all, Function<T, String> name) {
        return all.sorted(Comparator.comparing(name, BY_NAME)).toList();
    }

    private ListedVm vm(PropertyValues vm) {
        FollowedObjects.Place place = objects.place(vm);
        return new ListedVm(
                new VmId(vm.object().id()),
                vm.text("config.instanceUuid"),
                FollowedObjects.name(vm),
                place.datacenter(),
                place.folder(),
                vm.isTrue("config.template"),
                VmProperties.power(vm),
                vm.text("config.guestFullName"),
                (int) FollowedProperties.number(vm.text("config.hardware.numCPU")),
                (int) FollowedProperties.number(vm.text("config.hardware.memoryMB")),
                disks(vm),
                networksOf(vm),
                Optional.of(vm.text("guest.ipAddress")).filter(address -> !address.isEmpty()));
    }

    private static List<ListedVm.Disk> disks(PropertyValues vm) {
        return vm.value(FollowedProperties.DEVICES).stream()
                .flatMap(disks -> disks.children().stream())
                .map(disk -> new ListedVm.Disk(disk.text("label"), FollowedProperties.number(disk.text("bytes"))))
                .toList();
    }

    private List<String> networksOf(PropertyValues vm) {
        return vm.value("network").stream()
                .flatMap(networks -> networks.children().stream())
                .map(network -> objects.name(network.reference()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private Stream<ListedNetwork> networks() {
        Stream<ListedNetwork> standard = objects.of(Inventory.STANDARD_NETWORK).stream()
                .map(network -> new ListedNetwork(
                        FollowedObjects.name(network),
                        objects.place(network).datacenter(),
                        ListedNetwork.Kind.STANDARD,
                        vlanOnHosts(network),
                        Optional.empty()));
        Stream<ListedNetwork> distributed = objects.of(Inventory.PORT_GROUP).stream()
                .filter(Inventory::canTakeVms)
                .map(group -> new ListedNetwork(
                        FollowedObjects.name(group),
                        objects.place(group).datacenter(),
                        ListedNetwork.Kind.DISTRIBUTED,
                        group.value(FollowedProperties.PORT_CONFIG).flatMap(InventoryListing::vlan),
                        group.reference(FollowedProperties.OF_SWITCH)
                                .map(objects::name)
                                .filter(name -> !name.isEmpty())));
        return Stream.concat(standard, distributed);
    }

    /** Each host has a port group of its own under a standard network's name; they should agree. */
    private Optional<String> vlanOnHosts(PropertyValues network) {
        String datacenter = objects.place(network).datacenter();
        Set<String> vlans = objects.of(FollowedProperties.HOST).stream()
                .filter(host -> objects.place(host).datacenter().equals(datacenter))
                .flatMap(host -> host.value(FollowedProperties.PORT_GROUPS).stream())
                .flatMap(groups -> groups.children().stream())
                .filter(group -> group.text("name").equals(network.text("name")))
                .map(group -> group.text("vlanId"))
                .filter(vlan -> !vlan.isEmpty())
                .collect(Collectors.toSet());
        return vlans.size() == 1 ? vlans.stream().findFirst() : Optional.empty();
    }

    /** By the three ways of a distributed port group: one, a trunk of ranges, a private one. */
    private static Optional<String> vlan(Element vlan) {
        String kind = vlan.xsiType();
        if (kind.endsWith("VlanIdSpec") && !kind.endsWith("TrunkVlanSpec")) {
            return Optional.of(vlan.text("vlanId"));
        }
        if (kind.endsWith("TrunkVlanSpec")) {
            return Optional.of(vlan.children("vlanId").stream()
                    .map(range -> range.text("start").equals(range.text("end"))
                            ? range.text("start")
                            : range.text("start") + "-" + range.text("end"))
                    .collect(Collectors.joining(", ")));
        }
        return kind.endsWith("PvlanSpec") ? Optional.of("private " + vlan.text("pvlanId")) : Optional.empty();
    }

    private ListedDatastore datastore(PropertyValues datastore) {
        String mode = datastore.text("summary.maintenanceMode");
        return new ListedDatastore(
                FollowedObjects.name(datastore),
                objects.place(datastore).datacenter(),
                datastore.text("summary.type"),
                FollowedProperties.number(datastore.text("summary.capacity")),
                FollowedProperties.number(datastore.text("summary.freeSpace")),
                datastore.isTrue("summary.accessible"),
                !mode.isEmpty() && !mode.equals("normal"));
    }

    private ListedCluster cluster(PropertyValues cluster) {
        List<String> hosts = objects.of(FollowedProperties.HOST).stream()
                .filter(host -> host.reference("parent").equals(Optional.of(cluster.object())))
                .map(FollowedObjects::name)
                .sorted(BY_NAME)
                .toList();
        boolean hasDrs = cluster.value(FollowedProperties.CLUSTER_CONFIG)
                .map(drs -> drs.text("enabled").equals("true"))
                .orElse(false);
        return new ListedCluster(
                FollowedObjects.name(cluster), objects.place(cluster).datacenter(), hosts, hasDrs);
    }

    /** Folders below a data center's own folder for VMs, which has no name that people use. */
    private Stream<ListedFolder> folders() {
        Set<Moref> ofVms = objects.of(FollowedProperties.DATACENTER).stream()
                .flatMap(datacenter -> datacenter.reference("vmFolder").stream())
                .collect(Collectors.toSet());
        return objects.of(FollowedProperties.FOLDER).stream().flatMap(folder -> {
            FollowedObjects.Place place = objects.place(folder);
            boolean isOfVms = place.outermost().filter(ofVms::contains).isPresent();
            String above = place.folder().isEmpty() ? "" : place.folder() + "/";
            return isOfVms
                    ? Stream.of(new ListedFolder(above + FollowedObjects.name(folder), place.datacenter()))
                    : Stream.empty();
        });
    }
}
