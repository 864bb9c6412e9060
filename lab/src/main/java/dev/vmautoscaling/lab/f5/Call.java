package dev.vmautoscaling.lab.f5;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that was let in.
 *
 * @param path the decoded segments below {@code /mgmt}; empty ones (a trailing slash, facts 2) are gone
 * @param rawPath the path as sent
 * @param query decoded; {@code $filter} and its like are without a value where none was sent
 */
record Call(
        String method,
        List<String> path,
        String rawPath,
        Map<String, String> query,
        String body,
        User user,
        String peer) {

    static Call of(Request request, User user) {
        return new Call(
                request.method(),
                segments(request.path()),
                request.path(),
                query(request.query()),
                request.body(),
                user,
                request.peer());
    }

    /** The same call as a transaction replays it. */
    static Call replayed(String method, String target, String body, Call commit) {
        return Call.of(new Request(method, target, Map.of(), body, commit.peer()), commit.user());
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .skip(1)
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                query.put(decode(pair), "");
            }
        }
        return query;
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException halfAnEscape) {
            // facts 2: the sign of a route domain must come as %25
            throw Errors.badRequest();
        }
    }

    /** The body as an object; an absent body is an empty object. */
    ObjectNode json() {
        if (body.isEmpty()) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            if (JsonMapper.shared().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            throw Errors.badJson();
        }
        throw Errors.badJson();
    }

    boolean asks(String option) {
        return "true".equals(query.get(option));
    }
}
