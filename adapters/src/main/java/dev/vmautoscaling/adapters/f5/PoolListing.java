package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.pool.ListedPool;
import dev.vmautoscaling.domain.pool.PoolId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** All pools of a unit in two questions: what is in them, and what sends traffic to them. */
final class PoolListing {
    private static final String POOLS =
            "/mgmt/tm/ltm/pool?expandSubcollections=true&$select=fullPath,monitor,membersReference";
    private static final String VIRTUALS =
            "/mgmt/tm/ltm/virtual?$select=fullPath,destination,pool,enabled,disabled,rules";

    private PoolListing() {}

    static List<ListedPool> of(UnitSession unit) {
        Map<String, List<JsonNode>> virtuals = items(unit.require(UnitRequest.get("ltm/virtual", VIRTUALS))).stream()
                .collect(Collectors.groupingBy(virtual -> virtual.path("pool").asString("")));
        return items(unit.require(UnitRequest.get("ltm/pool", POOLS))).stream()
                .map(pool ->
                        pool(pool, virtuals.getOrDefault(pool.path("fullPath").asString(""), List.of())))
                .sorted(Comparator.comparing(pool -> pool.id().toString()))
                .toList();
    }

    private static List<JsonNode> items(UnitAnswer answer) {
        return List.copyOf(answer.body().path("items").values());
    }

    private static ListedPool pool(JsonNode pool, List<JsonNode> virtuals) {
        ObjectName name = ObjectName.parse(pool.path("fullPath").asString(""));
        return new ListedPool(
                new PoolId(name.folder(), name.name()),
                pool.path("monitor").asString("").strip(),
                pool.path("membersReference").path("items").values().stream()
                        .map(MemberRow::of)
                        .map(PoolListing::member)
                        .toList(),
                virtuals.stream().map(F5Balancer::virtual).toList());
    }

    private static ListedPool.Member member(MemberRow row) {
        return new ListedPool.Member(row.path().name(), row.address(), row.port(), row.admin(), row.availability());
    }
}
