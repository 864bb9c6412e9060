package dev.vmautoscaling.adapters.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One change of one text. Insertions are whole lines in a block, and part of a line in brackets; they stand at the head of a list,
 * where no comment, blank line or missing line end of the rest is in the way. A field that had to be added is marked, by
 * a comment or, in brackets, where no comment can stand, by an anchor, so that it can be told from one that was there empty.
 */
final class Splice {
    static final String MARK = "# added by VM Autoscaling";
    private static final String ANCHOR = "added-by-vm-autoscaling";
    private static final String STEP = "  ";

    private final Lines lines;
    private final String text;
    private final YamlTree tree;

    Splice(String text, YamlTree tree) {
        this.text = text;
        this.tree = tree;
        this.lines = new Lines(text);
    }

    /** @param list what the field of the list then says; empty when there is no such field any more */
    record Edit(String text, Optional<Shape> list) {}

    /** The list; empty when it is missing or has nothing in it, not even brackets. */
    Optional<Node.Sequence> list(ListOfOurs list) {
        return parent(list).flatMap(parent -> parent.entry(last(list))).flatMap(entry -> sequence(list, entry));
    }

    private static String last(ListOfOurs list) {
        return list.path().getLast();
    }

    private Optional<Node.Sequence> sequence(ListOfOurs list, Node.Entry entry) {
        return switch (entry.value()) {
            case Node.Sequence sequence -> {
                refuseShared(sequence, list.name());
                yield Optional.of(sequence);
            }
            case Node.Scalar scalar -> {
                if (!scalar.shape().equals(Shape.nothing())) {
                    throw refused(
                            entry.key(),
                            list.name() + " is \"" + scalar.value()
                                    + "\"; it must be a list, or have nothing behind the colon");
                }
                yield Optional.empty();
            }
            case Node.Alias alias -> throw elsewhere(alias, list.name());
            case Node.Mapping mapping -> throw refused(entry.key(), list.name() + " must be a list");
        };
    }

    /** The mapping that has the list; empty in a file without content. */
    private Optional<Node.Mapping> parent(ListOfOurs list) {
        if (tree.documents().isEmpty() && list.path().size() > 1) {
            throw new YamlRefused("the file has no \"" + list.path().getFirst() + "\"");
        }
        if (tree.documents().isEmpty()) {
            return Optional.empty();
        }
        Node.Mapping mapping = mapping(tree.documents().getFirst(), "the file");
        for (String name : list.path().subList(0, list.path().size() - 1)) {
            Node.Mapping outer = mapping;
            Node.Entry entry =
                    outer.entry(name).orElseThrow(() -> refused(outer, "there is no \"" + name + "\" of its own here"));
            mapping = mapping(entry.value(), name);
        }
        return Optional.of(mapping);
    }

    private Node.Mapping mapping(Node node, String name) {
        return switch (node) {
            case Node.Mapping mapping -> {
                refuseShared(mapping, name);
                yield mapping;
            }
            case Node.Alias alias -> throw elsewhere(alias, name);
            case Node.Scalar scalar -> throw refused(node, name + " has no fields");
            case Node.Sequence sequence -> throw refused(node, name + " is a list; it must have fields");
        };
    }

    private void refuseShared(Node node, String name) {
        node.anchor().filter(tree.aliases()::contains).ifPresent(anchor -> {
            throw refused(
                    node,
                    name + " is used elsewhere too, as *" + anchor
                            + "; a change here would be one there. Write it out where it is used");
        });
    }

    private YamlRefused elsewhere(Node.Alias alias, String name) {
        return refused(
                alias,
                name + " stands elsewhere, at &" + alias.name() + "; write it out here so that it can be changed");
    }

    private YamlRefused refused(Node at, String why) {
        return new YamlRefused("line " + lines.number(at.start()) + ": " + why);
    }

    /** @param shape of the item */
    Edit insert(ListOfOurs list, int index, Object item, Shape shape) {
        Shape.Items before =
                list(list).map(there -> (Shape.Items) there.shape()).orElseGet(() -> none(Optional.empty()));
        Optional<Shape> after = Optional.of(before.with(index, shape));
        Optional<Node.Mapping> parent = parent(list);
        Optional<Node.Entry> entry = parent.flatMap(mapping -> mapping.entry(last(list)));
        if (entry.isEmpty()) {
            return parent.map(mapping -> addField(list, mapping, item, shape))
                    .orElseGet(() -> new Edit(lines.insert(lines.start(), newField(list, item, "")), after));
        }
        Node key = entry.get().key();
        Optional<Node.Sequence> sequence = sequence(list, entry.get());
        if (sequence.isPresent() && sequence.get().isFlow()) {
            return new Edit(inBrackets(sequence.get(), index, YamlWriter.flow(item)), after);
        }
        if (parent.orElseThrow().isFlow()) {
            throw refused(key, list.name() + " has no value; give it one: []");
        }
        String indent = sequence.map(this::indent).orElseGet(() -> indent(key) + STEP);
        int at = index > 0 ? behind(sequence.orElseThrow(), index - 1) : lines.endOfLine(key.end());
        return new Edit(lines.insert(at, itemLines(item, indent)), after);
    }

    private static Shape.Items none(Optional<String> anchor) {
        return new Shape.Items(anchor, Optional.empty(), List.of());
    }

    private Edit addField(ListOfOurs list, Node.Mapping parent, Object item, Shape shape) {
        if (tree.isMerged(parent, last(list))) {
            throw refused(
                    parent, list.name() + " comes from elsewhere by <<; write it out here so that it can be changed");
        }
        if (parent.isFlow()) {
            String field = last(list) + ": &" + ANCHOR + " [" + YamlWriter.flow(item) + "]";
            String changed = text.substring(0, parent.open())
                    + field
                    + (parent.entries().isEmpty() ? "" : ", ")
                    + text.substring(parent.open());
            return new Edit(changed, Optional.of(none(Optional.of(ANCHOR)).with(0, shape)));
        }
        Node first = parent.entries().getFirst().key();
        return new Edit(
                lines.insert(lines.startOfComments(first.start()), newField(list, item, indent(first))),
                Optional.of(none(Optional.empty()).with(0, shape)));
    }

    private List<String> newField(ListOfOurs list, Object item, String indent) {
        List<String> field = new ArrayList<>();
        field.add(indent + last(list) + ": " + MARK);
        field.addAll(itemLines(item, indent + STEP));
        return field;
    }

    private static List<String> itemLines(Object item, String indent) {
        List<String> written = new ArrayList<>();
        written.add(indent + MARK);
        YamlWriter.block(List.of(item)).forEach(line -> written.add(line.isEmpty() ? "" : indent + line));
        return written;
    }

    private String indent(Node.Sequence sequence) {
        return lines.indent(tree.dash(sequence.items().getFirst()));
    }

    private String indent(Node key) {
        return lines.indent(key.start());
    }

    private int behind(Node.Sequence sequence, int index) {
        return lines.endOfLine(sequence.items().get(index).end());
    }

    private String inBrackets(Node.Sequence sequence, int index, String item) {
        if (index > 0) {
            int at = sequence.items().get(index - 1).end();
            return text.substring(0, at) + ", " + item + text.substring(at);
        }
        String rest = sequence.items().isEmpty() ? "" : ", ";
        return text.substring(0, sequence.open()) + item + rest + text.substring(sequence.open());
    }

    /** The item, and the field of the list with it if that was added by us and nothing else is in it. */
    Edit remove(ListOfOurs list, int index) {
        Node.Mapping parent = parent(list).orElseThrow();
        Node.Entry entry = parent.entry(last(list)).orElseThrow();
        Node.Sequence sequence = sequence(list, entry).orElseThrow();
        boolean isLast = sequence.items().size() == 1;
        Shape left = ((Shape.Items) sequence.shape()).without(index);
        if (!sequence.isFlow()) {
            boolean isWhole = isLast && lines.rest(entry.key().end()).equals(": " + MARK);
            int from = isWhole ? lines.startOfLine(entry.key().start()) : startOfItem(sequence, index);
            Optional<Shape> after = isWhole ? Optional.empty() : Optional.of(isLast ? Shape.nothing() : left);
            return new Edit(lines.remove(from, behind(sequence, index)), after);
        }
        if (isLast && parent.isFlow() && sequence.anchor().equals(Optional.of(ANCHOR))) {
            return new Edit(
                    withoutPart(entry.key().start(), entry.value().end(), OptionalInt.empty()), Optional.empty());
        }
        return new Edit(withoutItem(sequence, index), Optional.of(left));
    }

    private int startOfItem(Node.Sequence sequence, int index) {
        int dash = tree.dash(sequence.items().get(index));
        lines.indent(dash);
        return lines.isAbove(dash, MARK) ? lines.startOfLineAbove(dash) : lines.startOfLine(dash);
    }

    private String withoutItem(Node.Sequence sequence, int index) {
        Node item = sequence.items().get(index);
        OptionalInt previous = index == 0
                ? OptionalInt.empty()
                : OptionalInt.of(sequence.items().get(index - 1).end());
        return withoutPart(item.start(), item.end(), previous);
    }

    /**
     * In brackets: with the comma behind it or, when it is the last of several, with the one before it.
     *
     * @param previous where what comes before it in the same brackets ends
     */
    private String withoutPart(int start, int end, OptionalInt previous) {
        if (text.startsWith(",", end)) {
            int next = text.startsWith(", ", end) ? end + 2 : end + 1;
            return text.substring(0, start) + text.substring(next);
        }
        int from = previous.orElse(start);
        if (previous.isPresent() && !text.substring(from, start).strip().equals(",")) {
            throw new YamlRefused("line " + lines.number(start) + ": a comment stands between two items in brackets");
        }
        return text.substring(0, from) + text.substring(end);
    }
}
