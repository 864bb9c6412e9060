package dev.vmautoscaling.server.openapi;

import static dev.vmautoscaling.server.openapi.Schemas.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What an endpoint may refuse, by status: what follows from its parameters, and what it is declared to refuse. */
final class Problems {
    static final String SCHEMA = "Problem";

    private final Map<Integer, Map<String, String>> byStatus = new TreeMap<>();

    Problems(Endpoint endpoint) {
        always(endpoint);
        for (String variable : endpoint.variables()) {
            add(404, unknown(endpoint.path(), variable), "there is no such " + variable);
        }
        for (var parameter : endpoint.handler().getParameters()) {
            if (parameter.isAnnotationPresent(Filters.class)) {
                add(400, "parameters-refused", "a query parameter is unknown or wrong");
            }
            if (parameter.isAnnotationPresent(Body.class) || parameter.isAnnotationPresent(RequestBody.class)) {
                body();
            }
            RequestHeader header = parameter.getAnnotation(RequestHeader.class);
            if (header != null && header.name().equals(HttpHeaders.IF_MATCH)) {
                ifMatch(endpoint);
            }
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                add(400, "bad-request", "a query parameter is wrong");
            }
        }
        for (Refusal refusal : endpoint.handler().getAnnotationsByType(Refusal.class)) {
            add(refusal.status(), refusal.code(), refusal.when());
        }
    }

    private void always(Endpoint endpoint) {
        add(401, "not-logged-in", "log in first, or send the right credentials");
        add(429, "too-many-attempts", "too many failed log-ins: wait");
        add(500, "internal-error", "something went wrong; the log says what");
        add(503, "database-unavailable", "the database does not answer: try again");
        if (endpoint.isChange()) {
            add(403, "csrf-token-missing", "a browser must send the value of its cookie XSRF-TOKEN");
        }
        if (endpoint.takesKey()) {
            add(400, "idempotency-key-refused", "the header Idempotency-Key is no key");
            add(409, "idempotency-key-reused", "the key came with another request before");
            add(409, "outcome-unknown", "the request with this key is still being carried out, or its end was lost");
        }
    }

    private void body() {
        add(400, "body-unreadable", "the body is no JSON");
        add(413, "body-too-large", "the body is too large");
        add(422, "fields-refused", "fields are not as they must be; all of them are told");
    }

    private void ifMatch(Endpoint endpoint) {
        add(412, "changed-meanwhile", "somebody else has changed it since");
        if (!endpoint.method().equals("POST")) {
            add(428, "if-match-missing", "send the header If-Match with the ETag of what you have read");
        }
    }

    private void add(int status, String code, String when) {
        byStatus.computeIfAbsent(status, s -> new LinkedHashMap<>()).put(code, when);
    }

    /** {@code event-unknown} for {@code /events/{id}}. */
    private static String unknown(String path, String variable) {
        if (variable.equals("service")) {
            return "service-unknown";
        }
        String before = path.substring(0, path.indexOf("/{" + variable));
        String plural = before.substring(before.lastIndexOf('/') + 1);
        return plural.replaceFirst("(ss)es$|s$", "$1") + "-unknown";
    }

    /** The responses, by status. */
    Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        byStatus.forEach((status, codes) -> responses.put(Integer.toString(status), response(status, codes)));
        return responses;
    }

    private static Map<String, Object> response(int status, Map<String, String> codes) {
        Map<String, Object> examples = new LinkedHashMap<>();
        codes.forEach((code, when) -> examples.put(code, tree("value", example(status, code, when))));
        return tree(
                "description",
                String.join("; ", codes.values()),
                "content",
                tree(
                        "application/problem+json",
                        tree("schema", tree("$ref", "#/components/schemas/" + SCHEMA), "examples", examples)));
    }

    private static Map<String, Object> example(int status, String code, String when) {
        List<Object> errors = code.equals("fields-refused") || code.equals("parameters-refused")
                ? List.of(tree("field", "name", "rejected", "7", "allowed", "what may stand there", "hint", ""))
                : List.of();
        return tree("title", code.replace('-', ' '), "status", status, "detail", when, "code", code, "errors", errors);
    }

    static Map<String, Object> schema() {
        Map<String, Object> text = tree("type", "string");
        Map<String, Object> error = tree(
                "type",
                "object",
                "properties",
                tree("field", text, "rejected", text, "allowed", text, "hint", text),
                "required",
                List.of("field", "rejected", "allowed", "hint"));
        return tree(
                "type",
                "object",
                "description",
                "RFC 9457; code is stable and for programs, errors are all offending fields",
                "properties",
                tree(
                        "title", text,
                        "status", tree("type", "integer"),
                        "detail", text,
                        "instance", text,
                        "code", text,
                        "errors", tree("type", "array", "items", error)),
                "required",
                List.of("title", "status", "detail", "code"));
    }
}
