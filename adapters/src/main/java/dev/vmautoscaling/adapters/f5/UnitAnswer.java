package dev.vmautoscaling.adapters.f5;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a unit answered.
 *
 * @param body missing where it is no JSON: empty after a DELETE, HTML from the web server in front
 * @param text the body as it came
 */
record UnitAnswer(int status, JsonNode body, String text) {
    private static final int QUOTED = 300;

    static UnitAnswer of(int status, String text) {
        return new UnitAnswer(status, parsed(text), text);
    }

    private static JsonNode parsed(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** What the unit says went wrong; never a whole page of HTML. */
    String message() {
        String said = body.path("message").asString("");
        if (!said.isEmpty()) {
            return said;
        }
        String plain = text.replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.length() > QUOTED ? plain.substring(0, QUOTED) + "…" : plain;
    }

    boolean says(String part) {
        return message().contains(part);
    }

    /** The object is not there: final, other than a 404 of a unit that is still starting. */
    boolean isNotFound() {
        return status == 404 && (says("01020036") || says("Object not found"));
    }

    boolean isConflict() {
        return status == 409;
    }
}
