package dev.vmautoscaling.adapters.jenkins;

import java.util.Map;
import java.util.Optional;

/**
 * One request to Jenkins.
 *
 * @param operation names the kind of request, without any job's name
 * @param path from the root on, encoded, without a slash at its begin
 * @param body and what it is
 */
record Request(String operation, String method, String path, Map<String, String> headers, Optional<Body> body) {
    /** The charset is said always: Jenkins reads a changed job in another one otherwise. */
    private static final String XML = "text/xml; charset=utf-8";

    private static final String JSON = "application/json; charset=utf-8";

    /** What is sent. */
    record Body(String type, String text) {}

    Request {
        headers = Map.copyOf(headers);
    }

    static Request get(String operation, String path) {
        return new Request("GET " + operation, "GET", path, Map.of(), Optional.empty());
    }

    static Request post(String operation, String path) {
        return new Request("POST " + operation, "POST", path, Map.of(), Optional.empty());
    }

    static Request postXml(String operation, String path, String xml) {
        return new Request("POST " + operation, "POST", path, Map.of(), Optional.of(new Body(XML, xml)));
    }

    /** Proves itself by the headers, not as the connection's user. */
    static Request postJson(String operation, String path, Map<String, String> headers, String json) {
        return new Request("POST " + operation, "POST", path, headers, Optional.of(new Body(JSON, json)));
    }

    boolean hasOwnAuthorization() {
        return headers.containsKey("Authorization");
    }

    /** Whether a lost answer leaves open what happened. */
    boolean writes() {
        return !method.equals("GET");
    }
}
