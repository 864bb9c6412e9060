package dev.vmautoscaling.lab.f5;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Members of one pool. Keys and values from fixtures members-collection-16.0 and members-stats-collection-14.1. */
final class MemberKind implements Kind {

    private static final Map<String, JsonNode> DEFAULTS = Json.properties("""
            {'connectionLimit': 0, 'dynamicRatio': 1, 'ephemeral': 'false', 'fqdn': {'autopopulate': 'disabled'},
             'inheritProfile': 'enabled', 'logging': 'disabled', 'monitor': 'default', 'priorityGroup': 0,
             'rateLimit': 'disabled', 'ratio': 1, 'session': 'user-enabled', 'state': 'user-up'}""");

    private final LiveTargets live;
    private final ObjectPath pool;

    MemberKind(LiveTargets live, ObjectPath pool) {
        this.live = live;
        this.pool = pool;
    }

    @Override
    public String uri() {
        return "ltm/pool/" + pool.segment() + "/members";
    }

    @Override
    public String kind() {
        return "tm:ltm:pool:members:members";
    }

    @Override
    public String word() {
        return "Pool Member";
    }

    @Override
    public SortedMap<ObjectPath, Item> table(Configuration configuration) {
        return configuration.editMembers(pool);
    }

    @Override
    public SortedMap<ObjectPath, Item> rows(Configuration configuration) {
        return configuration.members(pool);
    }

    @Override
    public Map<String, JsonNode> defaults() {
        return DEFAULTS;
    }

    @Override
    public ObjectPath pathOfSegment(String segment) {
        return canonical(ObjectPath.ofSegment(segment));
    }

    @Override
    public ObjectPath pathOf(Configuration configuration, ObjectNode body) {
        ObjectPath asked = canonical(Paths.ofBody(body));
        // facts 7.3: where no partition is named, the pool's is meant
        ObjectPath path = namesPartition(body) ? asked : new ObjectPath(pool.folder(), asked.name());
        MemberName name = MemberName.parse(path.name()).orElseThrow(() -> Errors.invalidName(path.toString()));
        if (!configuration.folders().containsKey(path.folder())) {
            throw Errors.memberFolder(
                    pool.toString(), new ObjectPath(path.folder(), name.node()).toString(), name.service());
        }
        if (!configuration.pools().containsKey(pool)) {
            // member-post-pool-404: a small p here
            throw Errors.notFound("pool", pool.toString());
        }
        if (!MemberName.isAddress(name.node())) {
            return path;
        }
        return new ObjectPath(
                path.folder(),
                name.withNode(NodeKind.qualified(configuration, path, name.node()))
                        .toString());
    }

    static boolean namesPartition(ObjectNode body) {
        return body.has("partition") || Paths.text(body, "name").startsWith("/");
    }

    private static ObjectPath canonical(ObjectPath path) {
        return MemberName.parse(path.name())
                .map(name -> new ObjectPath(path.folder(), name.toString()))
                .orElse(path);
    }

    @Override
    public String label(ObjectPath path) {
        // member-modify-404, member-conflict-409: pool, node, port
        return pool + " " + Configuration.nodeOf(path) + " " + Configuration.portOf(path);
    }

    @Override
    public String partitionOf(ObjectPath path) {
        // member-conflict-409: the pool's partition
        return pool.partition();
    }

    @Override
    public Refusal missing(String method, ObjectPath path) {
        return method.equals("GET") ? Errors.objectNotFound(path.toString()) : Errors.notFound(word(), label(path));
    }

    /** facts 2: adding a member makes its node where there is none. */
    @Override
    public Item created(Configuration configuration, Item item, ObjectNode body) {
        ObjectPath nodePath = Configuration.nodeOf(item.path());
        Item node = configuration.nodes().get(nodePath);
        if (node == null) {
            node = newNode(configuration, nodePath, Paths.text(body, "address"));
        }
        return normalised(configuration, item).with("address", node.text("address"));
    }

    private static Item newNode(Configuration configuration, ObjectPath path, String asked) {
        String wanted = asked.isEmpty() ? path.name() : asked;
        if (!MemberName.isAddress(wanted)) {
            throw Errors.notFound("node", path.toString());
        }
        String address = NodeKind.qualified(configuration, path, wanted);
        Optional<Item> other = NodeKind.withAddress(configuration, address);
        if (other.isPresent()) {
            throw Errors.memberAddressConflict(
                    path.toString(), other.get().path().toString(), address);
        }
        Item node = NodeKind.automatic(path, configuration.nextGeneration(), address);
        configuration.nodes().put(path, node);
        return node;
    }

    @Override
    public Item changed(Configuration configuration, Item before, Item after, ObjectNode body) {
        refuseAddress(body);
        return normalised(configuration, after).with("address", before.text("address"));
    }

    /** facts 7.2, address-modify-400 */
    static void refuseAddress(ObjectNode body) {
        if (body.has("address")) {
            throw Errors.createOnly("address");
        }
    }

    private Item normalised(Configuration configuration, Item item) {
        return MonitorRule.isInherited(item)
                ? item.with("monitor", "default")
                : MonitorKind.assigned(configuration, item, word() + " " + label(item.path()));
    }

    @Override
    public void show(Configuration configuration, Item item, ObjectNode shown, boolean expand) {
        Health health = live.memberHealth(configuration, pool, item);
        shown.put("session", AdminState.session(item, health)).put("state", AdminState.state(item, health));
    }

    @Override
    public Stats stats(Configuration configuration, Item member) {
        return new MemberStats(live, configuration, pool, member).stats();
    }
}
