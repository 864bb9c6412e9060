package dev.vmautoscaling.lab.f5;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Everything below {@code /mgmt/tm/ltm}: which kind a path means. */
final class Ltm {

    private final World world;
    private final PoolKind pools;
    private final VirtualKind virtuals;
    private final Map<String, Kind> kinds;

    Ltm(World world, InstantSource clock) {
        this.world = world;
        pools = new PoolKind(world.live());
        virtuals = new VirtualKind(world.live(), world.virtualServers(), clock);
        kinds = Map.of(
                "pool",
                pools,
                "node",
                new NodeKind(world.live()),
                "virtual",
                virtuals,
                "virtual-address",
                new VirtualAddressKind());
    }

    PoolKind pools() {
        return pools;
    }

    VirtualKind virtuals() {
        return virtuals;
    }

    MemberKind members(ObjectPath pool) {
        return new MemberKind(world.live(), pool);
    }

    /**
     * Answers a call on a configuration: the live one for a GET, a draft for a write.
     *
     * @param path the segments below {@code ltm}
     */
    Reply.Answer answer(Configuration configuration, Call call, List<String> path) {
        String first = path.isEmpty() ? "" : path.getFirst();
        if (first.equals("monitor") && path.size() > 1 && Configuration.MONITOR_TYPES.contains(path.get(1))) {
            return answer(new MonitorKind(path.get(1)), configuration, call, path.subList(2, path.size()));
        }
        if (first.equals("profile")) {
            return Surroundings.answer(call, "ltm/profile", path.subList(1, path.size()));
        }
        Kind kind = kinds.get(first);
        if (kind == null) {
            throw Errors.notRegistered(call.rawPath(), call.peer());
        }
        List<String> rest = path.subList(1, path.size());
        if (rest.size() > 1 && kind == pools && rest.get(1).equals("members")) {
            return members(configuration, call, ObjectPath.ofSegment(rest.getFirst()), rest.subList(2, rest.size()));
        }
        if (rest.size() == 2 && kind == virtuals && rest.get(1).equals("profiles")) {
            return profiles(configuration, ObjectPath.ofSegment(rest.getFirst()));
        }
        return answer(kind, configuration, call, rest);
    }

    private static Reply.Answer answer(Kind kind, Configuration configuration, Call call, List<String> rest) {
        if (rest.isEmpty()) {
            return ObjectVerbs.collection(kind, configuration, call);
        }
        if (rest.size() == 1) {
            return rest.getFirst().equals("stats")
                    ? ObjectVerbs.collectionStats(kind, configuration)
                    : ObjectVerbs.item(kind, configuration, call, rest.getFirst());
        }
        if (rest.size() == 2 && rest.get(1).equals("stats")) {
            return ObjectVerbs.itemStats(kind, configuration, call, rest.getFirst());
        }
        throw Errors.notRegistered(call.rawPath(), call.peer());
    }

    private Reply.Answer members(Configuration configuration, Call call, ObjectPath pool, List<String> rest) {
        MemberKind kind = members(pool);
        if (call.method().equals("GET") && !configuration.pools().containsKey(pool)) {
            throw pools.missing("GET", pool);
        }
        if (call.method().equals("POST") && rest.isEmpty()) {
            return addMember(kind, configuration, call.json(), pool);
        }
        return answer(kind, configuration, call, rest);
    }

    /**
     * facts 2: without a partition, outside Common or in a route domain, the member is added and yet the answer is 404,
     * because the device looks for it under the name it was given.
     */
    private static Reply.Answer addMember(
            MemberKind kind, Configuration configuration, ObjectNode body, ObjectPath pool) {
        ObjectPath path = kind.pathOf(configuration, body);
        ObjectNode added = ObjectVerbs.create(kind, configuration, body);
        if (!MemberKind.namesPartition(body)
                && (!pool.partition().equals("Common") || path.name().indexOf('%') >= 0)) {
            return Errors.objectNotFound(Paths.name(body)).answer();
        }
        return Reply.ok(added);
    }

    private Reply.Answer profiles(Configuration configuration, ObjectPath path) {
        Item virtual = configuration.virtuals().get(path);
        if (virtual == null) {
            throw virtuals.missing("GET", path);
        }
        return Reply.ok(virtuals.profileCollection(virtual));
    }
}
