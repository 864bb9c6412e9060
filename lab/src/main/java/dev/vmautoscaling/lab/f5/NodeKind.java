package dev.vmautoscaling.lab.f5;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Nodes: {@code ltm/node}. Keys and values from fixtures node-collection-16.0 and node-stats-16.0. */
final class NodeKind implements Kind {

    private static final Map<String, JsonNode> DEFAULTS = Json.properties("""
            {'connectionLimit': 0, 'dynamicRatio': 1, 'ephemeral': 'false',
             'fqdn': {'addressFamily': 'ipv4', 'autopopulate': 'disabled', 'downInterval': 5, 'interval': '3600'},
             'logging': 'disabled', 'monitor': 'default', 'rateLimit': 'disabled', 'ratio': 1,
             'session': 'user-enabled', 'state': 'user-up'}""");

    private final LiveTargets live;

    NodeKind(LiveTargets live) {
        this.live = live;
    }

    @Override
    public String uri() {
        return "ltm/node";
    }

    @Override
    public String kind() {
        return "tm:ltm:node:node";
    }

    @Override
    public String word() {
        return "node";
    }

    @Override
    public SortedMap<ObjectPath, Item> table(Configuration configuration) {
        return configuration.nodes();
    }

    @Override
    public Map<String, JsonNode> defaults() {
        return DEFAULTS;
    }

    @Override
    public Item created(Configuration configuration, Item item, ObjectNode body) {
        String wanted = item.text("address").isEmpty() ? item.path().name() : item.text("address");
        if (!MemberName.isAddress(wanted)) {
            throw Errors.invalidValue("address", wanted);
        }
        String address = qualified(configuration, item.path(), wanted);
        if (withAddress(configuration, address).isPresent()) {
            throw Errors.nodeAddressExists(address);
        }
        return monitored(configuration, item).with("address", address);
    }

    private Item monitored(Configuration configuration, Item item) {
        return MonitorRule.isInherited(item)
                ? item.with("monitor", "default")
                : MonitorKind.assigned(configuration, item, word() + " " + item.path());
    }

    @Override
    public Item changed(Configuration configuration, Item before, Item after, ObjectNode body) {
        MemberKind.refuseAddress(body);
        return monitored(configuration, after).with("address", before.text("address"));
    }

    @Override
    public void deleted(Configuration configuration, Item item) {
        for (Configuration.Membership membership : configuration.memberships()) {
            if (Configuration.nodeOf(membership.member().path()).equals(item.path())) {
                throw Errors.nodeInUse(item.path().toString(), membership.pool().toString());
            }
        }
    }

    @Override
    public void show(Configuration configuration, Item item, ObjectNode shown, boolean expand) {
        Health health = live.nodeHealth(item);
        shown.put("session", AdminState.session(item, health)).put("state", AdminState.state(item, health));
    }

    @Override
    public Stats stats(Configuration configuration, Item node) {
        return new NodeStats(live, configuration, node).stats();
    }

    /** A node as it comes into being with its first member. */
    static Item automatic(ObjectPath path, int generation, String address) {
        return new Item(path, generation, new TreeMap<>(DEFAULTS)).with("address", address);
    }

    /** The node with an address, in whatever folder: facts 2, an address belongs to one node. */
    static Optional<Item> withAddress(Configuration configuration, String address) {
        return configuration.nodes().values().stream()
                .filter(node -> node.text("address").equals(address))
                .findFirst();
    }

    /** facts 7.4: in a partition with a default route domain, {@code 10.0.0.1} is read back as {@code 10.0.0.1%4}. */
    static String qualified(Configuration configuration, ObjectPath path, String address) {
        int routeDomain = configuration.folders().getOrDefault("/" + path.partition(), 0);
        return routeDomain == 0 || address.indexOf('%') >= 0 ? address : address + "%" + routeDomain;
    }
}
