package dev.vmautoscaling.lab.jenkins;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the caller gets: an answer, or a connection that ends without one. */
sealed interface Reply {

    /** The connection is cut. */
    record Dropped() implements Reply {}

    /** An HTTP answer. */
    record Answer(int status, Map<String, String> headers, String body) implements Reply {

        Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", "application/json;charset=utf-8"), body.toString());
    }

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    static Answer text(String type, String body) {
        return new Answer(200, Map.of("Content-Type", type), body);
    }

    /** facts 3b: a client takes an answer without body for lost unless it says Content-Length: 0, which the wire does. */
    static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    /** facts 2.1: enabling, disabling, deleting, stopping and the like send the browser elsewhere. */
    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), "");
    }
}
