package dev.vmautoscaling.adapters.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a node says without where and how it is written. Aliases stay aliases, so that comparing takes no longer than reading. Two
 * texts whose shapes are equal are the same to every reader.
 */
sealed interface Shape {
    /** @param isTyped whether a reader may take it for something else than text: a number, a truth value, nothing */
    record Leaf(Optional<String> anchor, Optional<String> tag, boolean isTyped, String value) implements Shape {}

    record Reference(String name) implements Shape {}

    record Items(Optional<String> anchor, Optional<String> tag, List<Shape> items) implements Shape {
        Items with(int index, Shape item) {
            List<Shape> changed = new ArrayList<>(items);
            changed.add(index, item);
            return new Items(anchor, tag, List.copyOf(changed));
        }

        Items without(int index) {
            List<Shape> changed = new ArrayList<>(items);
            changed.remove(index);
            return new Items(anchor, tag, List.copyOf(changed));
        }
    }

    record Field(Shape key, Shape value) {}

    record Fields(Optional<String> anchor, Optional<String> tag, List<Field> fields) implements Shape {
        /** With another value, or without the field when there is none; a new field comes first. */
        Fields with(String name, Optional<? extends Shape> value) {
            Shape key = text(name);
            List<Field> changed = new ArrayList<>();
            boolean found = false;
            for (Field field : fields) {
                if (isNamed(field, name)) {
                    found = true;
                    value.ifPresent(other -> changed.add(new Field(field.key(), other)));
                } else {
                    changed.add(field);
                }
            }
            if (!found) {
                value.ifPresent(other -> changed.addFirst(new Field(key, other)));
            }
            return new Fields(anchor, tag, List.copyOf(changed));
        }

        Optional<Shape> value(String name) {
            return fields.stream()
                    .filter(field -> isNamed(field, name))
                    .map(Field::value)
                    .findFirst();
        }

        private static boolean isNamed(Field field, String name) {
            return field.key() instanceof Leaf leaf && leaf.value().equals(name);
        }
    }

    static Leaf text(String value) {
        return new Leaf(Optional.empty(), Optional.empty(), false, value);
    }

    /** {@code key:} without anything behind it. */
    static Leaf nothing() {
        return new Leaf(Optional.empty(), Optional.empty(), true, "");
    }
}
