package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Balancer;
import dev.vmautoscaling.domain.pool.Monitor;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolRights;
import dev.vmautoscaling.domain.pool.VirtualServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What stands around the pools of one F5, read from its active unit. */
final class F5Balancer implements Balancer {
    /** As {@code \r} and {@code \n} are kept: as two characters each. */
    private static final Pattern ASKS = Pattern.compile("^(?:GET|HEAD) (/[^\\s\\\\]*)");

    private static final Pattern NAME = Pattern.compile("/[^\\s{}]+");
    private static final List<String> HTTP_MONITORS = List.of("http", "https");
    private static final Set<String> MAY_CHANGE = Set.of("admin", "resource-admin", "manager");

    private final Units units;
    private final Faults faults;
    private final String username;

    F5Balancer(Units units, Faults faults, String username) {
        this.units = units;
        this.faults = faults;
        this.username = username;
    }

    @Override
    public List<VirtualServer> virtualServers() {
        return items("ltm/virtual", "/mgmt/tm/ltm/virtual?expandSubcollections=true")
                .map(F5Balancer::virtual)
                .toList();
    }

    private Stream<JsonNode> items(String operation, String path) {
        return units.active().require(UnitRequest.get(operation, path)).body().path("items").values().stream();
    }

    static VirtualServer virtual(JsonNode item) {
        String destination = item.path("destination").asString("");
        String at = destination.substring(destination.lastIndexOf('/') + 1);
        int mark = Math.max(at.lastIndexOf(':'), at.lastIndexOf('.'));
        String pool = item.path("pool").asString("");
        Stream<String> rules = item.path("rules").values().stream().map(rule -> "iRule " + rule.asString(""));
        Stream<String> policies = item.path("policiesReference").path("items").values().stream()
                .map(policy -> "policy " + policy.path("fullPath").asString(""));
        return new VirtualServer(
                item.path("fullPath").asString(""),
                NodeRow.ip(mark < 0 ? at : at.substring(0, mark)).filter(ip -> !isWildcard(ip)),
                port(mark < 0 ? "" : at.substring(mark + 1)),
                !item.path("disabled").asBoolean(false),
                pool.isEmpty() ? Optional.empty() : Optional.of(pool(pool)),
                Stream.concat(rules, policies).toList());
    }

    private static boolean isWildcard(IpAddress address) {
        return address.value().equals("0.0.0.0") || address.value().equals("0:0:0:0:0:0:0:0");
    }

    private static int port(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static PoolId pool(String fullPath) {
        ObjectName name = ObjectName.parse(fullPath);
        return new PoolId(name.folder(), name.name());
    }

    @Override
    public List<Monitor> monitors(PoolId pool) {
        UnitSession unit = units.active();
        UnitRequest request = UnitRequest.get(
                "ltm/pool", "/mgmt/tm/ltm/pool/" + ObjectName.of(pool).segment());
        UnitAnswer answer = unit.call(request);
        if (answer.isNotFound()) {
            throw faults.permanent(
                    request.operation(), "there is no pool " + pool, "check the pool and its partition in the config");
        }
        // "/Common/a and /Common/b", or "min 1 of { /Common/a /Common/b }"
        return NAME.matcher(good(request, answer).path("monitor").asString(""))
                .results()
                .map(found -> monitor(unit, found.group()))
                .toList();
    }

    private JsonNode good(UnitRequest request, UnitAnswer answer) {
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        return answer.body();
    }

    /** Its type is part of its address and not of its name, so the types that ask for a path are tried. */
    private static Monitor monitor(UnitSession unit, String name) {
        String segment = ObjectName.parse(name).segment();
        return HTTP_MONITORS.stream()
                .map(type -> unit.call(
                        UnitRequest.get("ltm/monitor/" + type, "/mgmt/tm/ltm/monitor/" + type + "/" + segment)))
                .filter(UnitAnswer::isGood)
                .findFirst()
                .map(answer -> new Monitor(name, path(answer.body().path("send").asString(""))))
                .orElseGet(() -> new Monitor(name, Optional.empty()));
    }

    private static Optional<String> path(String send) {
        Matcher asks = ASKS.matcher(send);
        return asks.find() ? Optional.of(asks.group(1)) : Optional.empty();
    }

    /** Read from the user's own row, which not every role may see; users that a directory keeps have none. */
    @Override
    public PoolRights rights(PoolId pool) {
        UnitRequest request = UnitRequest.get("auth/user", "/mgmt/tm/auth/user");
        Optional<JsonNode> own = units.active().ifAllowed(request).stream()
                .flatMap(answer -> answer.body().path("items").values().stream())
                .filter(user -> user.path("name").asString("").equals(username))
                .findFirst();
        if (own.isEmpty()) {
            return new PoolRights.Untold("F5 does not show " + username + " its own role");
        }
        String partition = ObjectName.of(pool).partition();
        List<String> roles = own.get().path("partitionAccess").values().stream()
                .filter(access -> Set.of("all-partitions", partition)
                        .contains(access.path("name").asString("")))
                .map(access -> access.path("role").asString(""))
                .toList();
        return roles.stream()
                .filter(MAY_CHANGE::contains)
                .findFirst()
                .<PoolRights>map(PoolRights.Enough::new)
                .orElseGet(() -> new PoolRights.TooFew(roles.isEmpty() ? "none in " + partition : roles.getFirst()));
    }

    @Override
    public Map<IpAddress, String> nodes() {
        Map<IpAddress, String> nodes = new HashMap<>();
        items("ltm/node", "/mgmt/tm/ltm/node?$select=fullPath,address,description,ephemeral")
                .map(NodeRow::of)
                .forEach(node -> NodeRow.ip(node.address())
                        .ifPresent(ip -> nodes.put(ip, node.path().name())));
        return nodes;
    }
}
