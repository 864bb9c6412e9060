package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.server.openapi.OpenApi;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every answer that a test gets to the description of the interface: its status, its problem's code, its fields. */
final class Conformity {
    private static final JsonNode DOCUMENT = JsonMapper.shared().readTree(OpenApi.json("test"));
    /** What Spring itself refuses, on any path. */
    private static final Set<String> EVERYWHERE =
            Set.of("method-not-allowed", "unsupported-media-type", "not-acceptable", "not-found");

    private Conformity() {}

    static void check(MockHttpServletRequest request, MockHttpServletResponse response) {
        operation(request).ifPresent(operation -> check(operation, request, response));
    }

    private static Optional<JsonNode> operation(MockHttpServletRequest request) {
        String path = String.valueOf(request.getRequestURI());
        String method = String.valueOf(request.getMethod()).toLowerCase(Locale.ROOT);
        return DOCUMENT.get("paths")
                .propertyStream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .min(Comparator.comparingLong(
                        entry -> entry.getKey().chars().filter(c -> c == '{').count()))
                .map(entry -> entry.getValue().get(method));
    }

    private static void check(JsonNode operation, MockHttpServletRequest request, MockHttpServletResponse response) {
        String text = text(response);
        String what =
                request.getMethod() + " " + request.getRequestURI() + " answers " + response.getStatus() + ": " + text;
        boolean isProblem = String.valueOf(response.getContentType()).startsWith("application/problem+json");
        JsonNode body = isJson(response) ? JsonMapper.shared().readTree(text) : null;
        if (isProblem && body != null && EVERYWHERE.contains(body.get("code").asString())) {
            return;
        }
        JsonNode described = operation.get("responses").get(Integer.toString(response.getStatus()));
        assertThat(described).as("%s, which is not described", what).isNotNull();
        if (body == null || described.get("content") == null) {
            return;
        }
        JsonNode content = described.get("content").get(isProblem ? "application/problem+json" : "application/json");
        assertThat(content).as("%s, whose content is not described", what).isNotNull();
        if (isProblem) {
            assertThat(content.get("examples").propertyNames())
                    .as(what)
                    .contains(body.get("code").asString());
        }
        assertThat(violations(content.get("schema"), body, "$")).as(what).isEmpty();
    }

    private static boolean isJson(MockHttpServletResponse response) {
        return response.getContentType() != null
                && response.getContentType().contains("json")
                && !text(response).isEmpty()
                && !MediaType.TEXT_EVENT_STREAM_VALUE.equals(response.getContentType());
    }

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What of a value is not as a schema says: types, fields, choices. */
    static List<String> violations(JsonNode schema, JsonNode value, String path) {
        if (schema.has("$ref")) {
            return violations(resolved(schema.get("$ref").asString()), value, path);
        }
        List<String> violations = new ArrayList<>();
        if (schema.has("type") && !isOfOne(schema.get("type"), value)) {
            violations.add(path + " is no " + schema.get("type"));
            return violations;
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            violations.add(path + " is " + value + ", none of " + schema.get("enum"));
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                violations.addAll(violations(schema.get("items"), value.get(i), path + "[" + i + "]"));
            }
        }
        if (value.isObject()) {
            violations.addAll(ofFields(schema, value, path));
        }
        return violations;
    }

    private static List<String> ofFields(JsonNode schema, JsonNode value, String path) {
        List<String> violations = new ArrayList<>();
        if (schema.has("required")) {
            schema.get("required")
                    .valueStream()
                    .filter(name -> !value.has(name.asString()))
                    .forEach(name -> violations.add(path + " has no " + name.asString()));
        }
        JsonNode known = schema.has("properties")
                ? schema.get("properties")
                : JsonMapper.shared().createObjectNode();
        JsonNode others = schema.get("additionalProperties");
        value.propertyStream().forEach(field -> {
            String at = path + "." + field.getKey();
            if (known.has(field.getKey())) {
                violations.addAll(violations(known.get(field.getKey()), field.getValue(), at));
            } else if (others != null && others.isObject()) {
                violations.addAll(violations(others, field.getValue(), at));
            } else if (others != null && !others.asBoolean()) {
                violations.add(at + " is not described");
            }
        });
        return violations;
    }

    private static boolean isOfOne(JsonNode types, JsonNode value) {
        return types.isArray()
                ? types.valueStream().anyMatch(type -> isOf(type.asString(), value))
                : isOf(types.asString(), value);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    /** @throws AssertionError when the document does not have it */
    static JsonNode resolved(String reference) {
        JsonNode found = DOCUMENT.at(reference.substring(1));
        assertThat(found.isMissingNode()).as(reference).isFalse();
        return found;
    }
}
