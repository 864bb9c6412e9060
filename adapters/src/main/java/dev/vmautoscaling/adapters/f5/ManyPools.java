package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The members of many pools in two requests per partition. Statistics cannot be had for all pools at once, so connections
 * are not known here, and that a node stands in the way is read from the nodes themselves.
 */
final class ManyPools {
    private static final String POOLS = "/mgmt/tm/ltm/pool?expandSubcollections=true";
    private static final String NODES = "/mgmt/tm/ltm/node?$select=fullPath,session,state";

    private final UnitSession unit;

    ManyPools(UnitSession unit) {
        this.unit = unit;
    }

    private record NodeState(boolean isStopped, boolean isDown) {
        static final NodeState UNKNOWN = new NodeState(false, false);

        static NodeState of(JsonNode node) {
            String session = node.path("session").asString("");
            String state = node.path("state").asString("");
            return new NodeState(session.equals("user-disabled"), state.equals("down") || state.equals("user-down"));
        }
    }

    /** Those of the wanted pools that exist. */
    Map<PoolId, List<PoolMember>> members(Set<PoolId> wanted) {
        Map<String, PoolId> byName = wanted.stream()
                .collect(Collectors.toMap(pool -> ObjectName.of(pool).toString(), Function.identity()));
        Map<String, NodeState> nodes = items("ltm/node", NODES).stream()
                .collect(Collectors.toMap(node -> node.path("fullPath").asString(""), NodeState::of, (a, b) -> a));
        return wanted.stream()
                .map(pool -> ObjectName.of(pool).partition())
                .distinct()
                .flatMap(partition -> items("ltm/pool", POOLS + in(partition)).stream())
                .filter(pool -> byName.containsKey(pool.path("fullPath").asString("")))
                .collect(Collectors.toMap(
                        pool -> byName.get(pool.path("fullPath").asString("")),
                        pool -> members(pool, nodes),
                        (a, b) -> a));
    }

    private static String in(String partition) {
        return "&$filter=partition%20eq%20" + ObjectName.escaped(partition);
    }

    private List<JsonNode> items(String operation, String path) {
        return List.copyOf(unit.require(UnitRequest.get(operation, path))
                .body()
                .path("items")
                .values());
    }

    private static List<PoolMember> members(JsonNode pool, Map<String, NodeState> nodes) {
        return pool.path("membersReference").path("items").values().stream()
                .map(MemberRow::of)
                .filter(row -> row.endpoint().isPresent())
                .map(row -> joined(row, nodes.getOrDefault(row.node(), NodeState.UNKNOWN)))
                .toList();
    }

    private static PoolMember joined(MemberRow row, NodeState node) {
        return new PoolMember(
                row.path().name(),
                row.endpoint().orElseThrow(),
                node.isStopped() && row.admin() == AdminState.ENABLED ? AdminState.DISABLED : row.admin(),
                node.isDown() ? Availability.DOWN : row.availability(),
                0,
                row.mark(),
                row.ephemeral());
    }
}
