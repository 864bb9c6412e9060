package dev.vmautoscaling.adapters.vsphere;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is followed of each type of object, and how little of it is kept. */
final class FollowedProperties {
    static final String DATACENTER = "Datacenter";
    static final String FOLDER = "Folder";
    static final String HOST = "HostSystem";
    static final String DEVICES = "config.hardware.device";
    static final String PORT_CONFIG = "config.defaultPortConfig";
    static final String CLUSTER_CONFIG = "configurationEx";
    static final String PORT_GROUPS = "config.network.portgroup";
    static final String OF_SWITCH = "config.distributedVirtualSwitch";

    static final Map<String, List<String>> ALL = all();

    private FollowedProperties() {}

    private static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(
                VmProperties.TYPE,
                List.of(
                        VmProperties.NAME,
                        "parent",
                        "config.template",
                        "config.instanceUuid",
                        VmProperties.POWER,
                        "config.guestFullName",
                        "config.hardware.numCPU",
                        "config.hardware.memoryMB",
                        DEVICES,
                        "network",
                        "guest.ipAddress"));
        all.put(Inventory.STANDARD_NETWORK, List.of("name", "parent"));
        all.put(Inventory.PORT_GROUP, List.of("name", "parent", "tag", OF_SWITCH, PORT_CONFIG));
        all.put("DistributedVirtualSwitch", List.of("name"));
        all.put(
                Inventory.DATASTORE,
                List.of(
                        "name",
                        "parent",
                        "summary.type",
                        "summary.capacity",
                        "summary.freeSpace",
                        "summary.accessible",
                        "summary.maintenanceMode"));
        all.put(Inventory.CLUSTER, List.of("name", "parent", CLUSTER_CONFIG));
        all.put(HOST, List.of("name", "parent", PORT_GROUPS));
        all.put(FOLDER, List.of("name", "parent"));
        all.put(DATACENTER, List.of("name", "parent", "vmFolder"));
        return all;
    }

    /** Devices and settings are kilobytes of which a few words are wanted; thousands of them would fill the memory. */
    static Element kept(String path, Element value) {
        return switch (path) {
            case DEVICES ->
                Element.of(
                        "disks",
                        value.children().stream()
                                .filter(FollowedProperties::isDisk)
                                .map(FollowedProperties::disk));
            case PORT_CONFIG -> value.child("vlan").orElseGet(() -> Element.of("vlan"));
            case CLUSTER_CONFIG -> value.child("drsConfig").orElseGet(() -> Element.of("drsConfig"));
            case PORT_GROUPS ->
                Element.of(
                        "portGroups",
                        value.children().stream()
                                .flatMap(group -> group.child("spec").stream())
                                .map(FollowedProperties::portGroup));
            default -> value;
        };
    }

    private static boolean isDisk(Element device) {
        return device.xsiType().equals("VirtualDisk");
    }

    private static Element disk(Element device) {
        String bytes = device.text("capacityInBytes");
        return Element.of(
                "disk",
                Element.of(
                        "label",
                        device.child("deviceInfo")
                                .map(shown -> shown.text("label"))
                                .orElse("")),
                Element.of(
                        "bytes", bytes.isEmpty() ? Long.toString(number(device.text("capacityInKB")) * 1024) : bytes));
    }

    private static Element portGroup(Element spec) {
        return Element.of(
                "portGroup", Element.of("name", spec.text("name")), Element.of("vlanId", spec.text("vlanId")));
    }

    /** What is no number is not known: 0. */
    static long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
