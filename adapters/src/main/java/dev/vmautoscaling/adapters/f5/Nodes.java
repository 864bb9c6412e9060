package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The nodes of one unit. A node of ours carries the mark from its first moment, so that it can be told from others' later. */
final class Nodes {
    private static final String OPERATION = "ltm/node";
    private static final String PATH = "/mgmt/tm/ltm/node";
    private static final String SELECT = "?$select=fullPath,address,description,ephemeral";
    /** The unit's code for a node that some pool still uses. */
    private static final String IN_USE = "01070110";
    /** The unit's code for an address that another node has. */
    private static final String ADDRESS_TAKEN = "0107176c";

    private final UnitSession unit;
    private final Faults faults;
    private final int routeDomain;

    Nodes(UnitSession unit, Faults faults, int routeDomain) {
        this.unit = unit;
        this.faults = faults;
        this.routeDomain = routeDomain;
    }

    Optional<NodeRow> at(IpAddress address) {
        return all().stream()
                .filter(node -> node.hasAddress(address, routeDomain))
                .findFirst();
    }

    private Optional<NodeRow> at(IpAddress address, int domain) {
        return all().stream().filter(node -> node.hasAddress(address, domain)).findFirst();
    }

    /**
     * The route domain of new members: the connection's, else the partition's own, which the unit would silently add to
     * an address and a name that come without one.
     */
    private int domain(String partition) {
        if (routeDomain != 0 || partition.equals("Common")) {
            return routeDomain;
        }
        String path = "/mgmt/tm/auth/partition/" + ObjectName.escaped(partition);
        UnitAnswer answer = unit.call(UnitRequest.get("auth/partition", path));
        return answer.isGood() ? answer.body().path("defaultRouteDomain").asInt(0) : 0;
    }

    private List<NodeRow> all() {
        return unit.require(UnitRequest.get(OPERATION, PATH + SELECT)).body().path("items").values().stream()
                .map(NodeRow::of)
                .toList();
    }

    /** The node with this address, under whatever name, or a new one that carries the mark. */
    NodeRow findOrMake(String partition, IpAddress address, String mark) {
        int domain = domain(partition);
        Optional<NodeRow> there = at(address, domain);
        there.filter(node -> !isUsable(node, partition)).ifPresent(node -> {
            throw faults.permanent(
                    "POST " + OPERATION,
                    "the address " + address + " belongs to node " + node.path() + ", which a pool in partition "
                            + partition + " cannot use",
                    "use another address, or a pool in the node's partition");
        });
        return there.orElseGet(() -> make(partition, address, domain, mark));
    }

    private static boolean isUsable(NodeRow node, String partition) {
        String home = node.path().partition();
        return !node.ephemeral() && (home.equals(partition) || home.equals("Common"));
    }

    private NodeRow make(String partition, IpAddress address, int domain, String mark) {
        String text = ObjectName.address(address, domain);
        ObjectName name = new ObjectName(partition, text);
        ObjectNode body = name.into(UnitRequest.json()).put("address", text).put("description", mark);
        UnitRequest request = UnitRequest.post(OPERATION, PATH, body);
        UnitAnswer answer = unit.call(request);
        if (answer.isConflict() || answer.says(ADDRESS_TAKEN)) {
            // Somebody made one since we looked: looking again finds it.
            throw faults.passing(request.operation(), answer.message());
        }
        if (!answer.isGood() && !answer.says("Object not found")) {
            throw faults.refused(request, answer);
        }
        return at(address, domain)
                .orElseThrow(() -> faults.notReadBack(request.operation(), "node " + name + " is not there"));
    }

    /** The node with this address, if it carries the mark. */
    Optional<NodeRow> ours(String partition, IpAddress address, String mark) {
        return at(address, domain(partition)).filter(node -> node.mark().equals(mark) && !node.ephemeral());
    }

    /** Removes the node, unless some pool still uses it. */
    void removeUnused(NodeRow node) {
        String path = PATH + "/" + node.path().segment();
        UnitRequest request = UnitRequest.delete(OPERATION, path);
        UnitAnswer answer = unit.call(request);
        if (answer.isNotFound() || (answer.status() == 400 && answer.says(IN_USE))) {
            return;
        }
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        if (unit.call(UnitRequest.get(OPERATION, path)).isGood()) {
            throw faults.notReadBack(request.operation(), "node " + node.path() + " is still there");
        }
    }
}
