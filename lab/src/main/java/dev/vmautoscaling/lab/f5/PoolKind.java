package dev.vmautoscaling.lab.f5;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pools: {@code ltm/pool}. Keys and values from fixtures pool-collection-16.0 and pool-create-response-11.6. */
final class PoolKind implements Kind {

    private static final Map<String, JsonNode> DEFAULTS = Json.properties("""
            {'allowNat': 'yes', 'allowSnat': 'yes', 'ignorePersistedWeight': 'disabled',
             'ipTosToClient': 'pass-through', 'ipTosToServer': 'pass-through',
             'linkQosToClient': 'pass-through', 'linkQosToServer': 'pass-through',
             'loadBalancingMode': 'round-robin', 'minActiveMembers': 0, 'minUpMembers': 0,
             'minUpMembersAction': 'failover', 'minUpMembersChecking': 'disabled', 'queueDepthLimit': 0,
             'queueOnConnectionLimit': 'disabled', 'queueTimeLimit': 0, 'reselectTries': 0,
             'serviceDownAction': 'none', 'slowRampTime': 10}""");

    private final LiveTargets live;

    PoolKind(LiveTargets live) {
        this.live = live;
    }

    @Override
    public String uri() {
        return "ltm/pool";
    }

    @Override
    public String kind() {
        return "tm:ltm:pool:pool";
    }

    @Override
    public String word() {
        return "Pool";
    }

    @Override
    public SortedMap<ObjectPath, Item> table(Configuration configuration) {
        return configuration.pools();
    }

    @Override
    public Map<String, JsonNode> defaults() {
        return DEFAULTS;
    }

    @Override
    public Item created(Configuration configuration, Item item, ObjectNode body) {
        Item pool = normalised(configuration, item);
        configuration.pools().put(pool.path(), pool);
        replaceMembers(configuration, pool, body);
        return pool;
    }

    @Override
    public Item changed(Configuration configuration, Item before, Item after, ObjectNode body) {
        Item pool = normalised(configuration, after);
        replaceMembers(configuration, pool, body);
        return pool;
    }

    @Override
    public void deleted(Configuration configuration, Item item) {
        for (Item virtual : configuration.virtuals().values()) {
            if (virtual.text("pool").equals(item.path().toString())) {
                throw Errors.poolInUse(item.path().toString(), virtual.path().toString());
            }
        }
        configuration.dropMembers(item.path());
    }

    private Item normalised(Configuration configuration, Item item) {
        return MonitorKind.assigned(configuration, item.without("members"), word() + " " + item.path());
    }

    /** facts 2: a list of members sent with the pool replaces the whole list. */
    private void replaceMembers(Configuration configuration, Item pool, ObjectNode body) {
        JsonNode members = body.get("members");
        if (members == null || !members.isArray()) {
            return;
        }
        MemberKind kind = new MemberKind(live, pool.path());
        Set<ObjectPath> before = Set.copyOf(configuration.members(pool.path()).keySet());
        Set<ObjectPath> wanted = new HashSet<>();
        for (JsonNode member : members) {
            ObjectNode asked =
                    member instanceof ObjectNode object ? object : Json.object().put("name", member.asString(""));
            ObjectPath path = kind.pathOf(configuration, asked);
            wanted.add(path);
            configuration.editMembers(pool.path()).remove(path);
            ObjectVerbs.create(kind, configuration, asked);
        }
        for (ObjectPath path : before) {
            if (!wanted.contains(path)) {
                configuration.editMembers(pool.path()).remove(path);
            }
        }
    }

    @Override
    public void show(Configuration configuration, Item item, ObjectNode shown, boolean expand) {
        MemberKind members = new MemberKind(live, item.path());
        ObjectNode reference = Links.subCollection(members.uri());
        if (expand && !members.rows(configuration).isEmpty()) {
            var items = reference.putArray("items");
            members.rows(configuration)
                    .values()
                    .forEach(member -> items.add(ObjectVerbs.show(members, configuration, member, false)));
        }
        JsonNode metadata = shown.remove("metadata");
        shown.set("membersReference", reference);
        if (metadata != null) {
            shown.set("metadata", metadata);
        }
    }

    @Override
    public Stats stats(Configuration configuration, Item pool) {
        return new PoolStats(live, configuration, pool).stats();
    }
}
