package dev.vmautoscaling.lab.f5;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Collections that clients of pools look at in passing, as a device has them out of the box; they only read. */
final class Surroundings {

    private static final Map<String, List<String>> PROFILES = Map.ofEntries(
            Map.entry("client-ssl", List.of("clientssl")),
            Map.entry("dhcpv4", List.of("dhcpv4")),
            Map.entry("dhcpv6", List.of("dhcpv6")),
            Map.entry("diameter", List.of("diameter")),
            Map.entry("fasthttp", List.of("fasthttp")),
            Map.entry("fastl4", List.of("fastL4")),
            Map.entry("http", List.of("http")),
            Map.entry("one-connect", List.of("oneconnect")),
            Map.entry("server-ssl", List.of("serverssl")),
            Map.entry("sip", List.of("sip")),
            Map.entry("tcp", List.of("tcp")),
            Map.entry("udp", List.of("udp")));

    private Surroundings() {}

    /**
     * Answers a read.
     *
     * @param area such as {@code ltm/profile} or {@code net}
     * @param path the segments below it
     */
    static Reply.Answer answer(Call call, String area, List<String> path) {
        String resource = String.join("/", path);
        if (!call.method().equals("GET")) {
            throw Errors.verb(call.method(), call.rawPath());
        }
        if (area.equals("ltm/profile") && PROFILES.containsKey(resource)) {
            return Reply.ok(collection("ltm/profile/" + resource, PROFILES.getOrDefault(resource, List.of())));
        }
        return switch (area + "/" + resource) {
            case "net/tunnels/gre", "net/tunnels/ipip", "net/tunnels/tunnel", "net/self" ->
                Reply.ok(collection("net/" + resource, List.of()));
            case "net/route-domain" -> Reply.ok(routeDomains());
            default -> throw Errors.notRegistered(call.rawPath(), call.peer());
        };
    }

    private static ObjectNode collection(String uri, List<String> names) {
        String kind = "tm:" + uri.replace('/', ':')
                + uri.substring(uri.lastIndexOf('/')).replace('/', ':');
        ObjectNode answer = Json.object().put("kind", kind + "collectionstate").put("selfLink", Links.self(uri));
        if (!names.isEmpty()) {
            ArrayNode items = answer.putArray("items");
            names.forEach(name -> items.addObject()
                    .put("kind", kind + "state")
                    .put("name", name)
                    .put("partition", "Common")
                    .put("fullPath", "/Common/" + name)
                    .put("generation", 1)
                    .put("selfLink", Links.self(uri + "/~Common~" + name)));
        }
        return answer;
    }

    /** fixture net-route-domain-collection-16.0 */
    private static ObjectNode routeDomains() {
        ObjectNode answer = collection("net/route-domain", List.of("0"));
        if (answer.at("/items/0") instanceof ObjectNode zero) {
            zero.put("connectionLimit", 0).put("id", 0).put("strict", "enabled").put("throughputCapacity", "infinite");
            zero.putArray("vlans").add("/Common/http-tunnel");
            zero.putArray("vlansReference").add(Links.reference("net/tunnels/tunnel/~Common~http-tunnel"));
        }
        return answer;
    }
}
