package dev.vmautoscaling.lab.f5;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Virtual servers: {@code ltm/virtual}. Keys and values from fixtures virtual-collection-16.1 and virtual-stats-16.1. */
final class VirtualKind implements Kind {

    private static final Map<String, JsonNode> DEFAULTS = Json.properties("""
            {'addressStatus': 'yes', 'autoLasthop': 'default', 'cmpEnabled': 'yes', 'connectionLimit': 0,
             'enabled': true, 'evictionProtected': 'disabled', 'gtmScore': 0, 'ipProtocol': 'tcp',
             'mask': '255.255.255.255', 'mirror': 'disabled', 'mobileAppTunnel': 'disabled', 'nat64': 'disabled',
             'rateLimit': 'disabled', 'rateLimitDstMask': 0, 'rateLimitMode': 'object', 'rateLimitSrcMask': 0,
             'serversslUseSni': 'disabled', 'serviceDownImmediateAction': 'none', 'source': '0.0.0.0/0',
             'sourceAddressTranslation': {'type': 'none'}, 'sourcePort': 'preserve',
             'synCookieStatus': 'not-activated', 'translateAddress': 'enabled', 'translatePort': 'enabled',
             'vlansDisabled': true, 'profiles': ['/Common/fastL4']}""");

    private final LiveTargets live;
    private final VirtualServers servers;
    private final InstantSource clock;

    VirtualKind(LiveTargets live, VirtualServers servers, InstantSource clock) {
        this.live = live;
        this.servers = servers;
        this.clock = clock;
    }

    @Override
    public String uri() {
        return "ltm/virtual";
    }

    @Override
    public String kind() {
        return "tm:ltm:virtual:virtual";
    }

    @Override
    public String word() {
        return "Virtual Server";
    }

    @Override
    public SortedMap<ObjectPath, Item> table(Configuration configuration) {
        return configuration.virtuals();
    }

    @Override
    public Map<String, JsonNode> defaults() {
        return DEFAULTS;
    }

    @Override
    public Item created(Configuration configuration, Item item, ObjectNode body) {
        int index = configuration.virtuals().values().stream()
                        .mapToInt(virtual -> virtual.number("vsIndex"))
                        .max()
                        .orElse(1)
                + 1;
        Item stamped =
                item.with("creationTime", now()).with("vsIndex", Json.object().numberNode(index));
        return normalised(configuration, stamped, body);
    }

    @Override
    public Item changed(Configuration configuration, Item before, Item after, ObjectNode body) {
        Item item = after.with("vsIndex", Json.object().numberNode(before.number("vsIndex")))
                .with("creationTime", before.text("creationTime"));
        Item kept = item.text("destination").isEmpty() ? item.with("destination", before.text("destination")) : item;
        Item changed = normalised(configuration, kept, body);
        configuration.virtuals().put(changed.path(), changed);
        VirtualAddressKind.drop(configuration, before);
        return changed;
    }

    @Override
    public void deleted(Configuration configuration, Item item) {
        configuration.virtuals().remove(item.path());
        VirtualAddressKind.drop(configuration, item);
    }

    private Item normalised(Configuration configuration, Item item, ObjectNode body) {
        Destination destination =
                Destination.parse(item.text("destination"), item.path().folder());
        for (Item other : configuration.virtuals().values()) {
            if (!other.path().equals(item.path()) && other.text("destination").equals(destination.toString())) {
                throw Errors.destinationTaken(
                        item.path().toString(), other.path().toString());
            }
        }
        VirtualAddressKind.ensure(configuration, destination);
        Item stamped = item.with("destination", destination.toString()).with("lastModifiedTime", now());
        return pooled(configuration, switched(stamped, body));
    }

    private static Item pooled(Configuration configuration, Item item) {
        if (item.text("pool").isEmpty() || item.text("pool").equals("none")) {
            return item.without("pool");
        }
        ObjectPath pool = ObjectPath.of(item.text("pool"));
        if (!configuration.pools().containsKey(pool)) {
            throw Errors.foreignKey(
                    pool.toString(), "Virtual Server", item.path().toString(), "pool_FK");
        }
        return item.with("pool", pool.toString());
    }

    /** facts 2: {@code enabled} or {@code disabled}, a boolean, one of the two present. */
    private static Item switched(Item item, ObjectNode body) {
        boolean isOff = body.path("disabled").asBoolean(false)
                || !body.path("enabled").asBoolean(item.value("disabled") == null || body.has("disabled"));
        JsonNode yes = Json.object().booleanNode(true);
        return isOff
                ? item.without("enabled").with("disabled", yes)
                : item.without("disabled").with("enabled", yes);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public void show(Configuration configuration, Item item, ObjectNode shown, boolean expand) {
        JsonNode profiles = shown.remove("profiles");
        if (!item.text("pool").isEmpty()) {
            shown.set(
                    "poolReference",
                    Links.reference(
                            "ltm/pool/" + ObjectPath.of(item.text("pool")).segment()));
        }
        shown.set("policiesReference", Links.subCollection(uriOf(item.path()) + "/policies"));
        ObjectNode reference = Links.subCollection(uriOf(item.path()) + "/profiles");
        if (expand && profiles != null && !profiles.isEmpty()) {
            reference.set("items", profiles(item));
        }
        shown.set("profilesReference", reference);
    }

    /** The sub-collection {@code profiles}. */
    ObjectNode profileCollection(Item virtual) {
        String uri = uriOf(virtual.path()) + "/profiles";
        ObjectNode answer = Json.object()
                .put("kind", "tm:ltm:virtual:profiles:profilescollectionstate")
                .put("selfLink", Links.self(uri));
        ArrayNode items = profiles(virtual);
        return items.isEmpty() ? answer : answer.set("items", items);
    }

    private ArrayNode profiles(Item virtual) {
        ArrayNode items = Json.object().arrayNode();
        JsonNode profiles = virtual.value("profiles");
        if (profiles == null) {
            return items;
        }
        for (JsonNode profile : profiles) {
            String named = profile.isObject() ? profile.path("name").asString("") : profile.asString("");
            ObjectPath path = ObjectPath.of(named);
            String context = profile.path("context").asString("all");
            items.addObject()
                    .put("kind", "tm:ltm:virtual:profiles:profilesstate")
                    .put("name", path.name())
                    .put("partition", path.partition())
                    .put("fullPath", path.toString())
                    .put("generation", virtual.generation())
                    .put("selfLink", Links.self(uriOf(virtual.path()) + "/profiles/" + path.segment()))
                    .put("context", context)
                    .set("nameReference", Links.reference("ltm/profile/" + path.name() + "/" + path.segment()));
        }
        return items;
    }

    @Override
    public Stats stats(Configuration configuration, Item virtual) {
        return VirtualStats.of(live, configuration, virtual, servers.traffic(virtual.path()));
    }
}
