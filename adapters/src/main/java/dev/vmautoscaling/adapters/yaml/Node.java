package dev.vmautoscaling.adapters.yaml;

import java.util.List;
import java.util.Optional;

/**
 * What stands in a text and where. Positions count {@code char}s; {@code end} is behind the last character of the node itself,
 * without comments and blank lines that follow it.
 */
sealed interface Node {
    int start();

    int end();

    Optional<String> anchor();

    /** What it says, wherever it stands: equal for equal content. */
    Shape shape();

    record Scalar(int start, int end, Optional<String> anchor, Shape shape, String value) implements Node {}

    /** {@code *name}: what is meant stands elsewhere. */
    record Alias(int start, int end, String name) implements Node {
        @Override
        public Optional<String> anchor() {
            return Optional.empty();
        }

        @Override
        public Shape shape() {
            return new Shape.Reference(name);
        }
    }

    /** @param open behind the opening bracket, when it has one */
    record Sequence(
            int start,
            int end,
            Optional<String> anchor,
            Optional<String> tag,
            boolean isFlow,
            int open,
            List<Node> items)
            implements Node {
        @Override
        public Shape shape() {
            return new Shape.Items(anchor, tag, items.stream().map(Node::shape).toList());
        }
    }

    /** @param open behind the opening brace, when it has one */
    record Mapping(
            int start,
            int end,
            Optional<String> anchor,
            Optional<String> tag,
            boolean isFlow,
            int open,
            List<Entry> entries)
            implements Node {
        @Override
        public Shape shape() {
            return new Shape.Fields(
                    anchor,
                    tag,
                    entries.stream()
                            .map(entry -> new Shape.Field(
                                    entry.key().shape(), entry.value().shape()))
                            .toList());
        }

        Optional<Entry> entry(String name) {
            return entries.stream().filter(entry -> entry.isNamed(name)).findFirst();
        }
    }

    record Entry(Node key, Node value) {
        boolean isNamed(String name) {
            return key instanceof Scalar scalar && scalar.value().equals(name);
        }
    }
}
