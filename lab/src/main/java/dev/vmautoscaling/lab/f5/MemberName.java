package dev.vmautoscaling.lab.f5;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a pool member: the node's name and a port. Facts 2: {@code 10.0.0.1:80}, {@code 10.0.0.1%1:80}, {@code
 * web1:80}, and for IPv6 with a dot, {@code 2001:db8::1.80}.
 */
record MemberName(String node, int port) {

    /** facts 4, member-bad-partition-400: ports are printed by their service name */
    private static final Map<Integer, String> SERVICES = Map.of(80, "http", 443, "https", 22, "ssh", 21, "ftp");

    /** Reads a name; nothing where it has no port. */
    static Optional<MemberName> parse(String name) {
        int colon = name.lastIndexOf(':');
        boolean sixth = colon != name.indexOf(':');
        int end = sixth ? name.lastIndexOf('.') : colon;
        if (end <= 0) {
            return Optional.empty();
        }
        return port(name.substring(end + 1)).map(port -> new MemberName(name.substring(0, end), port));
    }

    private static Optional<Integer> port(String text) {
        if (text.matches("\\d{1,5}")) {
            return Optional.of(Integer.parseInt(text)).filter(port -> port < 65536);
        }
        return text.equals("any")
                ? Optional.of(0)
                : SERVICES.entrySet().stream()
                        .filter(service -> service.getValue().equals(text))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    String service() {
        return SERVICES.getOrDefault(port, Integer.toString(port));
    }

    MemberName withNode(String other) {
        return new MemberName(other, port);
    }

    @Override
    public String toString() {
        return node + (isSixth(node) ? "." : ":") + port;
    }

    /** Whether an address, maybe with a route domain, is IPv6. */
    static boolean isSixth(String address) {
        return address.indexOf(':') >= 0;
    }

    /** Whether a node name is an address, maybe with a route domain. */
    static boolean isAddress(String name) {
        try {
            return !name.isEmpty() && InetAddress.ofLiteral(withoutRouteDomain(name)) != null;
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /** {@code 10.0.0.1} of {@code 10.0.0.1%1}. */
    static String withoutRouteDomain(String address) {
        int sign = address.indexOf('%');
        return sign < 0 ? address : address.substring(0, sign);
    }
}
