package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.alert.Alert.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a webhook, protocol version 4: lenient to fields it does not know (0.32 added one), strict about the size
 * and the types of those it does.
 */
public final class Webhook {
    /** In bytes; an alert has less than one thousand, and a notification those of one group. */
    public static final int MAX_SIZE = 4 * 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build());

    private Webhook() {}

    /**
     * The alerts of one notification, in its order.
     *
     * @throws MalformedWebhook when it is none
     */
    public static List<Alert> alerts(byte[] body) {
        if (body.length > MAX_SIZE) {
            throw new MalformedWebhook("the body is larger than " + MAX_SIZE + " bytes");
        }
        JsonNode root = parsed(body);
        String version = root.path("version").asString("");
        if (!version.equals("4")) {
            throw new MalformedWebhook("version: \"4\" is expected, not \"" + version + "\"");
        }
        JsonNode items = root.path("alerts");
        if (!items.isArray()) {
            throw new MalformedWebhook("alerts: an array is expected");
        }
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode item : items) {
            alerts.add(alert(item, "alerts[" + alerts.size() + "]"));
        }
        return List.copyOf(alerts);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new MalformedWebhook("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Alert alert(JsonNode item, String where) {
        Status status = status(text(item, "status", where), where);
        Instant startsAt = instant(item, "startsAt", where);
        // While it fires the end is unknown, whatever is written there.
        Optional<Instant> endsAt =
                status == Status.FIRING ? Optional.empty() : Optional.of(instant(item, "endsAt", where));
        return new Alert(
                text(item, "fingerprint", where),
                status,
                texts(item, "labels", where),
                item.path("annotations").isMissingNode() ? Map.of() : texts(item, "annotations", where),
                startsAt,
                endsAt);
    }

    private static Status status(String text, String where) {
        return switch (text) {
            case "firing" -> Status.FIRING;
            case "resolved" -> Status.RESOLVED;
            default ->
                throw new MalformedWebhook(where + ".status: firing or resolved is expected, not \"" + text + "\"");
        };
    }

    static String text(JsonNode item, String name, String where) {
        JsonNode value = item.path(name);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new MalformedWebhook(where + "." + name + ": a text is expected");
        }
        return storable(value.stringValue(), where + "." + name);
    }

    /** No database keeps such a character, and no label has one. */
    private static String storable(String text, String where) {
        if (text.indexOf('\0') >= 0) {
            throw new MalformedWebhook(where + ": a text without NUL is expected");
        }
        return text;
    }

    static Instant instant(JsonNode item, String name, String where) {
        try {
            return OffsetDateTime.parse(text(item, name, where)).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedWebhook(where + "." + name + ": a time like 2026-11-23T12:00:00Z is expected", e);
        }
    }

    static Map<String, String> texts(JsonNode item, String name, String where) {
        JsonNode object = item.path(name);
        if (!object.isObject()) {
            throw new MalformedWebhook(where + "." + name + ": an object is expected");
        }
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getValue().isString()) {
                throw new MalformedWebhook(where + "." + name + "." + entry.getKey() + ": a text is expected");
            }
            texts.put(
                    entry.getKey(),
                    storable(entry.getValue().stringValue(), where + "." + name + "." + entry.getKey()));
        }
        return texts;
    }
}
