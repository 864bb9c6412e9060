package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pool member as its pool lists it. Only two words can be written to {@code session} and {@code state}; what is read
 * there is more ({@code monitor-enabled}, {@code checking} …) and is refused when written back.
 *
 * @param mark the description
 */
record MemberRow(ObjectName path, String address, String session, String state, String mark, boolean ephemeral) {
    private static final String USER_DISABLED = "user-disabled";
    private static final String USER_DOWN = "user-down";

    static MemberRow of(JsonNode item) {
        return new MemberRow(
                ObjectName.parse(item.path("fullPath").asString("")),
                item.path("address").asString(""),
                item.path("session").asString(""),
                item.path("state").asString(""),
                item.path("description").asString(""),
                item.path("ephemeral").asString("false").equals("true"));
    }

    /** What to write for an admin state; enabling after forced offline needs both words. */
    static ObjectNode writable(AdminState wanted) {
        return UnitRequest.json()
                .put("session", wanted == AdminState.ENABLED ? "user-enabled" : USER_DISABLED)
                .put("state", wanted == AdminState.FORCED_OFFLINE ? USER_DOWN : "user-up");
    }

    /** Its node's full name: the member's without the port. */
    String node() {
        String full = path.toString();
        return full.substring(0, portMark(full));
    }

    int port() {
        String full = path.toString();
        String port = full.substring(portMark(full) + 1);
        return port.equals("any") ? 0 : Integer.parseInt(port);
    }

    /** A colon before the port, or a dot after an IPv6 address. */
    private static int portMark(String name) {
        return Math.max(name.lastIndexOf(':'), name.lastIndexOf('.'));
    }

    /** Empty for the parent of members made from a host name, whose address is {@code any6}. */
    Optional<Endpoint> endpoint() {
        return NodeRow.ip(address).map(ip -> new Endpoint(ip, port()));
    }

    boolean isAt(Endpoint wanted) {
        return endpoint().equals(Optional.of(wanted));
    }

    AdminState admin() {
        if (state.equals(USER_DOWN)) {
            return AdminState.FORCED_OFFLINE;
        }
        return session.endsWith("-enabled") ? AdminState.ENABLED : AdminState.DISABLED;
    }

    Availability availability() {
        return switch (state) {
            case "up", "fqdn-up" -> Availability.UP;
            case "checking", "fqdn-checking" -> Availability.CHECKING;
            case "unchecked" -> Availability.UNCHECKED;
            default -> Availability.DOWN;
        };
    }
}
