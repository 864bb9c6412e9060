package dev.vmautoscaling.adapters.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list in a file of which some items are ours. Ours stand at its head, ordered by rank.
 *
 * @param path the fields from the top of the file to the list
 * @param id the field by which an item is known; empty when the items are texts
 * @param rank of an id that is ours; empty for any other
 */
public record ListOfOurs(List<String> path, Optional<String> id, Function<String, Optional<String>> rank) {
    Optional<String> id(Shape item) {
        return switch (item) {
            case Shape.Leaf leaf -> id.isEmpty() ? Optional.of(leaf.value()) : Optional.empty();
            case Shape.Fields fields -> id.flatMap(fields::value).flatMap(ListOfOurs::text);
            case Shape.Items items -> Optional.empty();
            case Shape.Reference reference -> Optional.empty();
        };
    }

    private static Optional<String> text(Shape value) {
        return value instanceof Shape.Leaf leaf ? Optional.of(leaf.value()) : Optional.empty();
    }

    /** @param item a text, or a map as {@link YamlWriter} takes it */
    String id(Object item) {
        return item instanceof Map<?, ?> map ? String.valueOf(map.get(id.orElseThrow())) : String.valueOf(item);
    }

    Optional<String> rank(Shape item) {
        return id(item).flatMap(rank);
    }

    String name() {
        return String.join(".", path);
    }
}
