package dev.vmautoscaling.lab.wire;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Asks an F5 over iControl REST which pool members and nodes there are. */
public final class F5Listing {

    private final Login login;
    private final Http http;

    public F5Listing(Login login) {
        this.login = login;
        this.http = Http.pinned(login.sha256());
    }

    /** The names of the members of a pool, such as {@code 10.0.0.5:8080}. */
    public Set<String> members(String partition, String pool) {
        return names("/mgmt/tm/ltm/pool/~%s~%s/members".formatted(partition, pool));
    }

    /** How many members of the pool may get new connections and are up. */
    public int available(String partition, String pool) {
        int available = 0;
        for (JsonNode member : items("/mgmt/tm/ltm/pool/~%s~%s/members".formatted(partition, pool))) {
            boolean isEnabled = "user-enabled".equals(member.path("session").asString(""))
                    || "monitor-enabled".equals(member.path("session").asString(""));
            available += isEnabled && "up".equals(member.path("state").asString("")) ? 1 : 0;
        }
        return available;
    }

    /** The names of all nodes of all partitions the user sees. */
    public Set<String> nodes() {
        return names("/mgmt/tm/ltm/node");
    }

    private Set<String> names(String path) {
        Set<String> names = new TreeSet<>();
        items(path).forEach(item -> names.add(item.required("name").asString()));
        return names;
    }

    // an empty collection has no items at all, so a missing field is not an error
    private JsonNode items(String path) {
        return http.json(Http.get(login.url().resolve(path))
                        .header("Authorization", Http.basic(login.username(), login.password())))
                .path("items");
    }
}
