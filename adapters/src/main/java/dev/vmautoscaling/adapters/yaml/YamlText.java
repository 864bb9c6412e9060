package dev.vmautoscaling.adapters.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A file of YAML that belongs to somebody else, into which items of ours are put and from which they are taken. Every other byte
 * stays. Taking out what was put in gives the file as it was, in whatever order that is done. Each edit is read back and must
 * say exactly what was meant, else it is refused. Immutable.
 */
public final class YamlText {
    /** What YAML 1.1 takes for the end of a line and YAML 1.2 does not. */
    private static final Pattern DOUBTFUL_LINE_END = Pattern.compile("\r(?!\n)|[\u0085\u2028\u2029]");

    private final String text;
    private final YamlTree tree;

    private YamlText(String text) {
        this.text = text;
        this.tree = YamlTree.parse(text);
    }

    /** @throws YamlRefused when the text is no YAML, or cannot be edited without doubt */
    public static YamlText of(String text) {
        if (DOUBTFUL_LINE_END.matcher(text).find()) {
            throw new YamlRefused("the file has line ends that are neither LF nor CRLF (a single CR, U+0085, U+2028 or"
                    + " U+2029); readers differ in what they make of them. Replace them and try again");
        }
        return new YamlText(text);
    }

    /**
     * The text of a file.
     *
     * @throws YamlRefused when it is not UTF-8, because writing it back would change it
     */
    public static String decode(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new YamlRefused("the file is not UTF-8; save it as UTF-8 and try again");
        }
    }

    public String text() {
        return text;
    }

    /** Whether the item is there, as it should be and where it should be. */
    public boolean holds(ListOfOurs list, Object item) {
        List<Shape> items = items(list);
        int index = index(items, list, list.id(item));
        return index >= 0 && items.get(index).equals(shape(item)) && index == place(items, list, list.id(item));
    }

    /** The ids of our items, in their order. */
    public List<String> ours(ListOfOurs list) {
        return items(list).stream()
                .flatMap(item -> list.id(item).stream())
                .filter(id -> list.rank().apply(id).isPresent())
                .toList();
    }

    /**
     * With the item, at its place among ours at the head of the list; one with the same id is replaced, a missing list is added.
     *
     * @param item a text, or a map as {@link YamlWriter} takes it
     * @throws YamlRefused when the file does not allow it without doubt
     */
    public YamlText with(ListOfOurs list, Object item) {
        if (holds(list, item)) {
            return this;
        }
        String id = list.id(item);
        YamlText bare = without(list, id);
        int place = place(bare.items(list), list, id);
        return bare.checked(new Splice(bare.text, bare.tree).insert(list, place, item, shape(item)), list);
    }

    /**
     * Without every item that has this id; a list that we had to add goes with its last item.
     *
     * @throws YamlRefused when the file does not allow it without doubt
     */
    public YamlText without(ListOfOurs list, String id) {
        YamlText rest = this;
        int index = index(rest.items(list), list, id);
        while (index >= 0) {
            rest = rest.checked(new Splice(rest.text, rest.tree).remove(list, index), list);
            index = index(rest.items(list), list, id);
        }
        return rest;
    }

    /** The changed text, if reading it gives the file as it was but for the list. */
    private YamlText checked(Splice.Edit edit, ListOfOurs list) {
        YamlText result;
        try {
            result = new YamlText(edit.text());
        } catch (YamlRefused unreadable) {
            throw doubt(list);
        }
        if (!result.tree.shapes().equals(expected(list, edit.list()))) {
            throw doubt(list);
        }
        return result;
    }

    private List<Shape> expected(ListOfOurs list, Optional<Shape> after) {
        List<Shape> documents = new ArrayList<>(tree.shapes());
        Shape root = documents.isEmpty()
                ? new Shape.Fields(Optional.empty(), Optional.empty(), List.of())
                : documents.removeFirst();
        Shape.Fields replaced = replaced((Shape.Fields) root, list.path(), after);
        boolean isBlank = replaced.fields().isEmpty()
                && tree.documents().getFirst() instanceof Node.Mapping before
                && !before.isFlow();
        if (!isBlank) {
            documents.addFirst(replaced);
        }
        return documents;
    }

    private static YamlRefused doubt(ListOfOurs list) {
        return new YamlRefused("\"" + list.name() + "\" is written in a way in which nothing can be put in or taken out"
                + " without changing the rest; write it as a plain list, one item after the other");
    }

    private static Shape.Fields replaced(Shape.Fields fields, List<String> path, Optional<Shape> after) {
        String name = path.getFirst();
        if (path.size() == 1) {
            return fields.with(name, after);
        }
        Shape.Fields inner = (Shape.Fields) fields.value(name).orElseThrow();
        return fields.with(name, Optional.of(replaced(inner, path.subList(1, path.size()), after)));
    }

    private static Shape shape(Object item) {
        return switch (YamlTree.parse(YamlWriter.flow(List.of(item)))
                .documents()
                .getFirst()) {
            case Node.Sequence sequence -> sequence.items().getFirst().shape();
            case Node other -> other.shape();
        };
    }

    private List<Shape> items(ListOfOurs list) {
        return new Splice(text, tree)
                .list(list)
                .map(sequence -> sequence.items().stream().map(Node::shape).toList())
                .orElse(List.of());
    }

    private static int index(List<Shape> items, ListOfOurs list, String id) {
        return IntStream.range(0, items.size())
                .filter(i -> list.id(items.get(i)).equals(Optional.of(id)))
                .findFirst()
                .orElse(-1);
    }

    /** Behind those of ours at the head of the list that come before it. */
    private static int place(List<Shape> items, ListOfOurs list, String id) {
        String own = list.rank().apply(id).orElseThrow();
        return (int) items.stream()
                .takeWhile(item ->
                        list.rank(item).filter(rank -> rank.compareTo(own) < 0).isPresent())
                .count();
    }
}
