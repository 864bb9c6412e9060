package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The full name of an object.
 *
 * @param folder without slashes around it: {@code Common}, {@code Common/app}
 */
record ObjectName(String folder, String name) {
    private static final String KEPT = "-._~:";

    static ObjectName of(PoolId pool) {
        return new ObjectName(pool.partition(), pool.name());
    }

    /** @param fullPath as in {@code fullPath}: {@code /Common/app/web1} */
    static ObjectName parse(String fullPath) {
        int slash = fullPath.lastIndexOf('/');
        return new ObjectName(slash < 1 ? "Common" : fullPath.substring(1, slash), fullPath.substring(slash + 1));
    }

    /** The partition alone, where the folder is below it. */
    String partition() {
        int slash = folder.indexOf('/');
        return slash < 0 ? folder : folder.substring(0, slash);
    }

    /** As it stands in a URL: {@code ~Common~10.0.0.2%251:80}. */
    String segment() {
        return escaped("~" + folder.replace('/', '~') + "~" + name);
    }

    /** Text as it may stand between two slashes of a URL. */
    static String escaped(String text) {
        StringBuilder segment = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain = character < 128 && (Character.isLetterOrDigit(character) || KEPT.indexOf(character) >= 0);
            segment.append(plain ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return segment.toString();
    }

    /** Writes name, partition and, where it has one, sub-folder: without a partition the unit answers as if it had failed. */
    ObjectNode into(ObjectNode body) {
        body.put("name", name).put("partition", partition());
        if (!folder.equals(partition())) {
            body.put("subPath", folder.substring(partition().length() + 1));
        }
        return body;
    }

    /** How F5 writes an address: IPv6 shortened, the route domain behind it unless it is 0. */
    static String address(IpAddress address, int routeDomain) {
        String text = address.isV6() ? ShortIpv6.of(address.value()) : address.value();
        return routeDomain == 0 ? text : text + "%" + routeDomain;
    }

    @Override
    public String toString() {
        return "/" + folder + "/" + name;
    }
}
