package dev.vmautoscaling.lab.journal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON line form of an entry, the same that the simulated vCenter writes in Go. */
final class JournalLine {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JournalLine() {}

    static String write(JournalEntry entry) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("system", entry.system())
                .put("kind", entry.kind().word())
                .put("operation", entry.operation())
                .put("startMicros", entry.startMicros())
                .put("endMicros", entry.endMicros()));
    }

    static JournalEntry read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new JournalEntry(
                    node.required("system").asString(),
                    JournalEntry.Kind.of(node.required("kind").asString()),
                    node.required("operation").asString(),
                    node.required("startMicros").asLong(),
                    node.required("endMicros").asLong());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a journal line: " + line, e);
        }
    }
}
