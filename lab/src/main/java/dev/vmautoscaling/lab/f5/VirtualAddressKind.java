package dev.vmautoscaling.lab.f5;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Virtual addresses: {@code ltm/virtual-address}; they come and go with virtual servers (facts 3). */
final class VirtualAddressKind implements Kind {

    private static final Map<String, JsonNode> DEFAULTS = Json.properties("""
            {'arp': 'enabled', 'autoDelete': 'true', 'connectionLimit': 0, 'enabled': 'yes', 'floating': 'enabled',
             'icmpEcho': 'enabled', 'inheritedTrafficGroup': 'false', 'mask': '255.255.255.255',
             'routeAdvertisement': 'disabled', 'serverScope': 'any', 'spanning': 'disabled',
             'trafficGroup': '/Common/traffic-group-1', 'unit': 1}""");

    /** The virtual address of a destination, made where there is none. */
    static void ensure(Configuration configuration, Destination destination) {
        configuration
                .virtualAddresses()
                .computeIfAbsent(
                        destination.virtualAddress(),
                        path -> new Item(path, configuration.nextGeneration(), new TreeMap<>(DEFAULTS))
                                .with("address", destination.address()));
    }

    /** Drops the virtual address of a virtual server that is gone, unless another one uses it. */
    static void drop(Configuration configuration, Item virtual) {
        ObjectPath path = addressOf(virtual);
        Item address = configuration.virtualAddresses().get(path);
        if (address != null && address.text("autoDelete").equals("true") && !isUsed(configuration, path)) {
            configuration.virtualAddresses().remove(path);
        }
    }

    private static boolean isUsed(Configuration configuration, ObjectPath address) {
        return configuration.virtuals().values().stream()
                .anyMatch(virtual -> addressOf(virtual).equals(address));
    }

    private static ObjectPath addressOf(Item virtual) {
        return Destination.parse(virtual.text("destination"), virtual.path().folder())
                .virtualAddress();
    }

    @Override
    public String uri() {
        return "ltm/virtual-address";
    }

    @Override
    public String kind() {
        return "tm:ltm:virtual-address:virtual-address";
    }

    @Override
    public String word() {
        return "Virtual Address";
    }

    @Override
    public SortedMap<ObjectPath, Item> table(Configuration configuration) {
        return configuration.virtualAddresses();
    }

    @Override
    public Map<String, JsonNode> defaults() {
        return DEFAULTS;
    }

    @Override
    public Item created(Configuration configuration, Item item, ObjectNode body) {
        String address = item.text("address").isEmpty() ? item.path().name() : item.text("address");
        if (!MemberName.isAddress(address)) {
            throw Errors.invalidValue("address", address);
        }
        return item.with("address", address);
    }

    @Override
    public Item changed(Configuration configuration, Item before, Item after, ObjectNode body) {
        return after.with("address", before.text("address"));
    }

    @Override
    public void deleted(Configuration configuration, Item item) {
        for (Item virtual : configuration.virtuals().values()) {
            if (addressOf(virtual).equals(item.path())) {
                // [M] the code is that of pool-in-use-400
                throw Errors.mcpd(
                        400,
                        "01070342:3: Virtual address %s is in use by a Virtual Server (%s)."
                                .formatted(item.path(), virtual.path()));
            }
        }
    }

    @Override
    public void show(Configuration configuration, Item item, ObjectNode shown, boolean expand) {
        shown.set("trafficGroupReference", Links.reference("cm/traffic-group/~Common~traffic-group-1"));
    }
}
