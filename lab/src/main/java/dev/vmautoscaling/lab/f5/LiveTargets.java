package dev.vmautoscaling.lab.f5;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The live state of every pool member and node that is configured. */
final class LiveTargets {

    private static final ObjectPath NODES = new ObjectPath("", "nodes");

    private final Map<Key, LiveTarget> targets = new ConcurrentHashMap<>();

    /** A member of a pool, or a node. */
    record Key(ObjectPath owner, ObjectPath target) {
        static Key node(ObjectPath node) {
            return new Key(NODES, node);
        }
    }

    LiveTarget of(Key key) {
        return targets.computeIfAbsent(key, any -> new LiveTarget());
    }

    Optional<LiveTarget> find(Key key) {
        return Optional.ofNullable(targets.get(key));
    }

    /** Forgets, and stops watching, all others. */
    void keep(Set<Key> wanted) {
        targets.entrySet().removeIf(entry -> {
            if (wanted.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().watch(LiveTarget.Watching.nothing());
            return true;
        });
    }

    Health memberHealth(Configuration configuration, ObjectPath pool, Item member) {
        return health(MonitorRule.ofMember(configuration, pool, member), new Key(pool, member.path()));
    }

    Health nodeHealth(Item node) {
        return health(MonitorRule.parse(node.text("monitor")), Key.node(node.path()));
    }

    private Health health(MonitorRule rule, Key key) {
        if (rule.isEmpty()) {
            return Health.UNCHECKED;
        }
        return find(key)
                .map(LiveTarget::health)
                .filter(health -> health != Health.UNCHECKED)
                .orElse(Health.CHECKING);
    }

    /** Whether new connections may go to a member: its own state, its node's, and the monitors'. */
    boolean carriesTraffic(Configuration configuration, ObjectPath pool, Item member) {
        Item node = configuration.nodes().get(Configuration.nodeOf(member.path()));
        return isOn(member)
                && node != null
                && isOn(node)
                && memberHealth(configuration, pool, member).carriesTraffic()
                && nodeHealth(node).carriesTraffic();
    }

    /** facts 6: neither a disabled nor a forced-offline member gets new connections (no persistence is simulated). */
    private static boolean isOn(Item item) {
        return AdminState.isEnabled(item) && !AdminState.isForcedDown(item);
    }
}
