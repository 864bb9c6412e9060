package dev.vmautoscaling.adapters.f5;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request to a unit.
 *
 * @param operation names the kind of request, without any object's name
 * @param path from {@code /mgmt} on, encoded
 * @param limit for the whole exchange
 */
record UnitRequest(String operation, String method, String path, Optional<ObjectNode> body, Duration limit) {
    private static final Duration USUAL = Duration.ofSeconds(30);

    static UnitRequest get(String operation, String path) {
        return new UnitRequest("GET " + operation, "GET", path, Optional.empty(), USUAL);
    }

    static UnitRequest post(String operation, String path, ObjectNode body) {
        return new UnitRequest("POST " + operation, "POST", path, Optional.of(body), USUAL);
    }

    static UnitRequest patch(String operation, String path, ObjectNode body) {
        return new UnitRequest("PATCH " + operation, "PATCH", path, Optional.of(body), USUAL);
    }

    static UnitRequest delete(String operation, String path) {
        return new UnitRequest("DELETE " + operation, "DELETE", path, Optional.empty(), USUAL);
    }

    UnitRequest within(Duration other) {
        return new UnitRequest(operation, method, path, body, other);
    }

    /** Whether a lost answer leaves open what happened. */
    boolean writes() {
        return !method.equals("GET");
    }

    static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }
}
