package dev.vmautoscaling.lab.f5;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that config sync carries to a peer: folders and LTM objects. Changed only as a copy inside {@link
 * World#change}, so that a refused call or transaction leaves nothing behind.
 */
final class Configuration {

    /** A member of a pool, with the pool it belongs to. */
    record Membership(ObjectPath pool, Item member) {}

    static final List<String> MONITOR_TYPES = List.of("gateway-icmp", "http", "https", "icmp", "tcp");

    private final SortedMap<String, Integer> folders;
    private final SortedMap<ObjectPath, Item> pools;
    private final SortedMap<ObjectPath, SortedMap<ObjectPath, Item>> members;
    private final SortedMap<ObjectPath, Item> nodes;
    private final SortedMap<ObjectPath, Item> virtuals;
    private final SortedMap<ObjectPath, Item> virtualAddresses;
    private final SortedMap<String, SortedMap<ObjectPath, Item>> monitors;
    private int generation;

    Configuration() {
        folders = new TreeMap<>(Map.of(ObjectPath.COMMON, 0));
        pools = new TreeMap<>();
        members = new TreeMap<>();
        nodes = new TreeMap<>();
        virtuals = new TreeMap<>();
        virtualAddresses = new TreeMap<>();
        monitors = new TreeMap<>();
        MONITOR_TYPES.forEach(type -> monitors.put(type, new TreeMap<>()));
    }

    private Configuration(Configuration other) {
        folders = new TreeMap<>(other.folders);
        pools = new TreeMap<>(other.pools);
        members = copied(other.members);
        nodes = new TreeMap<>(other.nodes);
        virtuals = new TreeMap<>(other.virtuals);
        virtualAddresses = new TreeMap<>(other.virtualAddresses);
        monitors = copied(other.monitors);
        generation = other.generation;
    }

    private static <K> SortedMap<K, SortedMap<ObjectPath, Item>> copied(
            SortedMap<K, SortedMap<ObjectPath, Item>> tables) {
        SortedMap<K, SortedMap<ObjectPath, Item>> copy = new TreeMap<>(tables.comparator());
        tables.forEach((key, table) -> copy.put(key, new TreeMap<>(table)));
        return copy;
    }

    Configuration copy() {
        return new Configuration(this);
    }

    /** The number of the last change. */
    int generation() {
        return generation;
    }

    /** A number for a change that is being made. */
    int nextGeneration() {
        return ++generation;
    }

    /** Folders, partitions among them, each with the route domain that addresses in it belong to by default. */
    SortedMap<String, Integer> folders() {
        return folders;
    }

    SortedMap<ObjectPath, Item> pools() {
        return pools;
    }

    /** The members of a pool, by their path. */
    SortedMap<ObjectPath, Item> members(ObjectPath pool) {
        return members.getOrDefault(pool, Collections.emptySortedMap());
    }

    /** As {@link #members}, to be changed. */
    SortedMap<ObjectPath, Item> editMembers(ObjectPath pool) {
        return members.computeIfAbsent(pool, any -> new TreeMap<>());
    }

    void dropMembers(ObjectPath pool) {
        members.remove(pool);
    }

    SortedMap<ObjectPath, Item> nodes() {
        return nodes;
    }

    SortedMap<ObjectPath, Item> virtuals() {
        return virtuals;
    }

    SortedMap<ObjectPath, Item> virtualAddresses() {
        return virtualAddresses;
    }

    /** The monitors of one of {@link #MONITOR_TYPES}. */
    SortedMap<ObjectPath, Item> monitors(String type) {
        return monitors.getOrDefault(type, Collections.emptySortedMap());
    }

    /** The type of the monitor at a path, where there is one. */
    Optional<String> monitorType(ObjectPath monitor) {
        return monitors.entrySet().stream()
                .filter(type -> type.getValue().containsKey(monitor))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Every member of every pool. */
    Iterable<Membership> memberships() {
        return () -> members.entrySet().stream()
                .flatMap(pool -> pool.getValue().values().stream().map(item -> new Membership(pool.getKey(), item)))
                .iterator();
    }

    /** Path of the node of a member: it is in the member's folder and has its name without the port. */
    static ObjectPath nodeOf(ObjectPath member) {
        return new ObjectPath(
                member.folder(),
                MemberName.parse(member.name()).map(MemberName::node).orElse(member.name()));
    }

    static int portOf(ObjectPath member) {
        return MemberName.parse(member.name()).map(MemberName::port).orElse(0);
    }
}
