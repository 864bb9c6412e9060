package dev.vmautoscaling.lab.f5;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the caller gets: an answer, or a connection that ends without one. */
sealed interface Reply {

    /** The connection is reset. */
    record Dropped() implements Reply {}

    /**
     * An HTTP answer.
     *
     * @param reason the phrase of the status line; null for the usual one
     * @param last whether the connection is closed after it
     */
    record Answer(int status, @Nullable String reason, Map<String, String> headers, String body, boolean last)
            implements Reply {

        Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, reason, more, body, last);
        }

        Answer withReason(String other) {
            return new Answer(status, other, headers, body, last);
        }

        Answer closing() {
            return new Answer(status, reason, headers, body, true);
        }
    }

    static Answer json(int status, JsonNode body) {
        // errors.json, datagroup-conflict-409: headers of a 17.1
        return new Answer(
                status,
                null,
                Map.of("Content-Type", "application/json;charset=utf-8"),
                JsonMapper.shared().writeValueAsString(body),
                false);
    }

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    /** facts 2: DELETE answers 200 with an empty body. */
    static Answer empty() {
        return new Answer(200, null, Map.of(), "", false);
    }

    static Answer html(int status, String page) {
        return new Answer(status, null, Map.of("Content-Type", "text/html; charset=iso-8859-1"), page, false);
    }
}
