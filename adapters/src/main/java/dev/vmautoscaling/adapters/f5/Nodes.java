package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.ippool.IpAddress;
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

    /** The node with this address, under whatever name. */
    Optional<NodeRow> at(IpAddress address) {
        return among(address, routeDomain);
    }

    private Optional<NodeRow> among(IpAddress address, int domain) {
        return unit.require(UnitRequest.get(OPERATION, PATH + SELECT)).body().path("items").values().stream()
                .map(NodeRow::of)
                .filter(node -> node.hasAddress(address, domain))
                .findFirst();
    }

    private Optional<NodeRow> named(ObjectName name) {
        UnitRequest request = UnitRequest.get(OPERATION, PATH + "/" + name.segment());
        UnitAnswer answer = unit.call(request);
        if (!answer.isGood() && !answer.isNotFound()) {
            throw faults.refused(request, answer);
        }
        return answer.isGood() ? Optional.of(NodeRow.of(answer.body())) : Optional.empty();
    }

    /** What a node of ours for this address is called. */
    private ObjectName ourName(String partition, IpAddress address) {
        return new ObjectName(partition, ObjectName.address(address, domain(partition)));
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
        return unit.ifAllowed(UnitRequest.get("auth/partition", path))
                .map(answer -> answer.body().path("defaultRouteDomain").asInt(0))
                .orElse(0);
    }

    /** A new node that carries the mark, or the one that has the address already, under whatever name. */
    NodeRow makeOrFind(String partition, IpAddress address, String mark) {
        ObjectName name = ourName(partition, address);
        ObjectNode body =
                name.into(UnitRequest.json()).put("address", name.name()).put("description", mark);
        UnitRequest request = UnitRequest.post(OPERATION, PATH, body);
        UnitAnswer answer = unit.call(request);
        // Asking first would mean listing all nodes, on a large unit thousands, on the way to traffic.
        if (answer.says(ADDRESS_TAKEN)) {
            return usable(
                    partition, among(address, domain(partition)).orElseThrow(() -> faults.refused(request, answer)));
        }
        if (!answer.isGood() && !answer.isConflict() && !answer.says("Object not found")) {
            throw faults.refused(request, answer);
        }
        return usable(
                partition,
                named(name)
                        .orElseThrow(() -> faults.notReadBack(request.operation(), "node " + name + " is not there")));
    }

    private NodeRow usable(String partition, NodeRow node) {
        String home = node.path().partition();
        if (node.ephemeral() || !(home.equals(partition) || home.equals("Common"))) {
            throw faults.permanent(
                    "POST " + OPERATION,
                    "the address belongs to node " + node.path() + ", which a pool in partition " + partition
                            + " cannot use",
                    "use another address, or a pool in the node's partition");
        }
        return node;
    }

    /** Our node for this address, if it carries the mark. */
    Optional<NodeRow> ours(String partition, IpAddress address, String mark) {
        return named(ourName(partition, address)).filter(node -> node.mark().equals(mark) && !node.ephemeral());
    }

    /** Removes the node, unless some pool still uses it. */
    void removeUnused(NodeRow node) {
        UnitRequest request =
                UnitRequest.delete(OPERATION, PATH + "/" + node.path().segment());
        UnitAnswer answer = unit.call(request);
        if (answer.isNotFound() || (answer.status() == 400 && answer.says(IN_USE))) {
            return;
        }
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        if (named(node.path()).isPresent()) {
            throw faults.notReadBack(request.operation(), "node " + node.path() + " is still there");
        }
    }
}
