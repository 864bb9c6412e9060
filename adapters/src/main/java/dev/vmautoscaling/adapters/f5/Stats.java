package dev.vmautoscaling.adapters.f5;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One object's statistics. The outer keys are URLs that name {@code localhost} and vary with the version, so they are
 * never read; the dots in the inner keys ({@code serverside.curConns}) belong to the keys.
 */
record Stats(JsonNode entries) {
    static List<Stats> all(JsonNode answer) {
        return answer.path("entries").values().stream()
                .map(entry -> new Stats(entry.path("nestedStats").path("entries")))
                .toList();
    }

    /** Of an answer about a single thing; without entries where there is none. */
    static Stats firstOf(JsonNode answer) {
        return all(answer).stream().findFirst().orElseGet(() -> new Stats(answer.path("entries")));
    }

    /** @return empty where there is no such entry */
    String text(String key) {
        return entries.path(key).path("description").asString("");
    }

    boolean has(String key) {
        return entries.has(key);
    }

    long number(String key) {
        return entries.path(key).path("value").asLong(0);
    }
}
