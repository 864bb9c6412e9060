package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A node: the address that members of several pools share.
 *
 * @param address with its route domain behind it, as in {@code 10.0.0.2%10}; {@code any6} where it stands for a host name
 * @param mark the description
 */
record NodeRow(ObjectName path, String address, String mark, boolean ephemeral) {
    static NodeRow of(JsonNode item) {
        return new NodeRow(
                ObjectName.parse(item.path("fullPath").asString("")),
                item.path("address").asString(""),
                item.path("description").asString(""),
                item.path("ephemeral").asString("false").equals("true"));
    }

    /** The address without its route domain; empty where there is none. */
    static Optional<IpAddress> ip(String address) {
        int percent = address.indexOf('%');
        String plain = percent < 0 ? address : address.substring(0, percent);
        return plain.isEmpty() || plain.startsWith("any") ? Optional.empty() : Optional.of(new IpAddress(plain));
    }

    private int routeDomain() {
        int percent = address.indexOf('%');
        return percent < 0 ? 0 : Integer.parseInt(address.substring(percent + 1));
    }

    boolean hasAddress(IpAddress wanted, int domain) {
        return routeDomain() == domain && ip(address).equals(Optional.of(wanted));
    }

    /** What a pool member on this node is called; an IPv6 name gets a dot before the port. */
    ObjectName member(int port) {
        String mark = path.name().indexOf(':') >= 0 ? "." : ":";
        return new ObjectName(path.folder(), path.name() + mark + port);
    }
}
