package dev.vmautoscaling.lab.f5;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shorthand for the JSON of default values. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    /** The properties of an object written as JSON with single quotes. */
    static Map<String, JsonNode> properties(String text) {
        Map<String, JsonNode> properties = new TreeMap<>();
        JsonMapper.shared()
                .readTree(text.replace('\'', '"'))
                .properties()
                .forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        return properties;
    }
}
