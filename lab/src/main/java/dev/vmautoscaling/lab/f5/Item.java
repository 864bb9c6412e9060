package dev.vmautoscaling.lab.f5;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A configured object. Immutable, so that a copy of the whole configuration is a copy of its maps.
 *
 * @param generation grows with each change of the device (an integer in every fixture)
 * @param properties what is stored; what is computed (session, state, references) is added when it is shown
 */
record Item(ObjectPath path, int generation, SortedMap<String, JsonNode> properties) {

    Item {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** The text of a property, or nothing. */
    String text(String property) {
        JsonNode value = properties.get(property);
        return value == null ? "" : value.asString("");
    }

    /** The number of a property, or 0. */
    int number(String property) {
        JsonNode value = properties.get(property);
        return value == null ? 0 : value.asInt(0);
    }

    @Nullable
    JsonNode value(String property) {
        return properties.get(property);
    }

    Item with(String property, String value) {
        return with(property, JsonNodeFactory.instance.stringNode(value));
    }

    Item with(String property, JsonNode value) {
        return with(Map.of(property, value));
    }

    Item with(Map<String, JsonNode> values) {
        SortedMap<String, JsonNode> more = new TreeMap<>(properties);
        more.putAll(values);
        return new Item(path, generation, more);
    }

    Item without(String property) {
        SortedMap<String, JsonNode> fewer = new TreeMap<>(properties);
        fewer.remove(property);
        return new Item(path, generation, fewer);
    }

    Item withGeneration(int other) {
        return new Item(path, other, properties);
    }
}
