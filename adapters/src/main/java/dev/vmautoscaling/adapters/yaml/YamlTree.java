package dev.vmautoscaling.adapters.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * A text with the positions of all it holds. Built from the parser's events: they, unlike composed nodes, tell where an alias
 * stands and not only what it means.
 *
 * @param documents more than one where {@code ---} separates them
 * @param dashes where the items of block sequences begin
 */
record YamlTree(List<Node> documents, NavigableSet<Integer> dashes, Set<String> aliases, Map<String, Node> anchors) {
    private static final int DEEPEST = 60;
    private static final int LARGEST = 64 << 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setParseComments(false)
            .setCodePointLimit(LARGEST)
            .setLabel("the file")
            .build();

    /** What some reader of YAML 1.1 or 1.2 does not take for text when it is not quoted; rather more than less. */
    private static final Pattern TYPED = Pattern.compile(
            "|~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9].*|[-+]?\\.(inf|nan)|[<=]+", Pattern.CASE_INSENSITIVE);

    /** @throws YamlRefused when it is no YAML, or YAML that readers understand differently */
    static YamlTree parse(String text) {
        try {
            return new Reader(text).read();
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark().map(YamlTree::where).orElse("");
            throw new YamlRefused(where + e.getProblem());
        } catch (YamlEngineException e) {
            throw new YamlRefused(String.valueOf(e.getMessage()));
        }
    }

    private static String where(Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }

    List<Shape> shapes() {
        return documents.stream().map(Node::shape).toList();
    }

    private static final class Reader {
        private final String text;
        private final ParserImpl events;
        private final NavigableSet<Integer> dashes = new TreeSet<>();
        private final Set<String> aliases = new HashSet<>();
        private final Map<String, Node> anchors = new HashMap<>();
        private final boolean isPlainChars;
        private int depth;
        private int lastIndex;
        private int lastOffset;

        Reader(String text) {
            this.text = text;
            this.isPlainChars = text.codePointCount(0, text.length()) == text.length();
            this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
        }

        YamlTree read() {
            readDashes();
            List<Node> documents = new ArrayList<>();
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof NodeEvent node) {
                    documents.add(node(node));
                }
            }
            return new YamlTree(List.copyOf(documents), dashes, aliases, anchors);
        }

        private void readDashes() {
            ScannerImpl tokens = new ScannerImpl(SETTINGS, new StreamReader(SETTINGS, text));
            while (tokens.hasNext()) {
                Token token = tokens.next();
                if (token.getTokenId() == Token.ID.BlockEntry) {
                    dashes.add(offset(token.getStartMark()));
                }
            }
            lastIndex = 0;
            lastOffset = 0;
        }

        /** Marks count code points. They come in order but for small steps back, so counting goes on from the last. */
        private int offset(Optional<Mark> mark) {
            int index = mark.orElseThrow().getIndex();
            if (isPlainChars) {
                return index;
            }
            lastOffset = text.offsetByCodePoints(lastOffset, index - lastIndex);
            lastIndex = index;
            return lastOffset;
        }

        private Node node(NodeEvent event) {
            Node node = switch (event) {
                case AliasEvent alias -> alias(alias);
                case ScalarEvent scalar -> scalar(scalar);
                case MappingStartEvent mapping -> nested(mapping, true);
                case CollectionStartEvent sequence -> nested(sequence, false);
                default -> throw new YamlRefused("the parser tells of " + event.getEventId());
            };
            node.anchor().ifPresent(name -> anchors.put(name, node));
            return node;
        }

        private Node alias(AliasEvent event) {
            String name = event.getAlias().getValue();
            aliases.add(name);
            return new Node.Alias(offset(event.getStartMark()), offset(event.getEndMark()), name);
        }

        private Node scalar(ScalarEvent event) {
            int start = offset(event.getStartMark());
            int end = offset(event.getEndMark());
            Optional<String> anchor = event.getAnchor().map(Anchor::getValue);
            boolean isTyped = event.isPlain() && TYPED.matcher(event.getValue()).matches();
            Shape shape = new Shape.Leaf(anchor, event.getTag(), isTyped, event.getValue());
            return new Node.Scalar(start, trimmed(start, end), anchor, shape, event.getValue());
        }

        /** A text in lines of its own ends, to the parser, where the next thing begins. */
        private int trimmed(int start, int end) {
            int last = end;
            while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            return last;
        }

        private Node nested(CollectionStartEvent event, boolean isMapping) {
            if (++depth > DEEPEST) {
                throw new YamlRefused(
                        where(event.getStartMark().orElseThrow()) + "more than " + DEEPEST + " levels deep");
            }
            Node node = isMapping ? mapping(event) : sequence(event);
            depth--;
            return node;
        }

        private Node sequence(CollectionStartEvent event) {
            int start = offset(event.getStartMark());
            int open = offset(event.getEndMark());
            List<Node> items = new ArrayList<>();
            Event next = events.next();
            while (next instanceof NodeEvent item) {
                items.add(node(item));
                next = events.next();
            }
            int end =
                    event.isFlow() ? offset(next.getEndMark()) : items.getLast().end();
            return new Node.Sequence(
                    start, end, anchor(event), event.getTag(), event.isFlow(), open, List.copyOf(items));
        }

        private Node mapping(CollectionStartEvent event) {
            int start = offset(event.getStartMark());
            int open = offset(event.getEndMark());
            List<Node.Entry> entries = new ArrayList<>();
            Set<Shape> keys = new HashSet<>();
            Event next = events.next();
            while (next instanceof NodeEvent key) {
                Node name = node(key);
                Mark mark = key.getStartMark().orElseThrow();
                entries.add(new Node.Entry(name, node((NodeEvent) events.next())));
                if (!keys.add(name.shape())) {
                    throw new YamlRefused(where(mark) + "\"" + text.substring(name.start(), name.end())
                            + "\" is there twice in the same section; readers differ in which they take");
                }
                next = events.next();
            }
            int end = event.isFlow()
                    ? offset(next.getEndMark())
                    : Math.max(
                            entries.getLast().value().end(),
                            entries.getLast().key().end());
            return new Node.Mapping(
                    start, end, anchor(event), event.getTag(), event.isFlow(), open, List.copyOf(entries));
        }

        private static Optional<String> anchor(CollectionStartEvent event) {
            return event.getAnchor().map(Anchor::getValue);
        }
    }

    /** Where the dash of an item of a block sequence stands. */
    int dash(Node item) {
        return Objects.requireNonNull(dashes.lower(item.start()));
    }

    /** Whether {@code <<} brings the field into the mapping: writing it there would hide what it has now. */
    boolean isMerged(Node.Mapping mapping, String name) {
        return mapping.entry("<<").stream().anyMatch(entry -> brings(entry.value(), name, DEEPEST));
    }

    private boolean brings(Node merged, String name, int depthLeft) {
        return depthLeft == 0
                || switch (merged) {
                    case Node.Alias alias ->
                        Optional.ofNullable(anchors.get(alias.name())).stream()
                                .anyMatch(meant -> brings(meant, name, depthLeft - 1));
                    case Node.Mapping mapping ->
                        mapping.entry(name).isPresent()
                                || mapping.entry("<<").stream()
                                        .anyMatch(entry -> brings(entry.value(), name, depthLeft - 1));
                    case Node.Sequence sequence ->
                        sequence.items().stream().anyMatch(item -> brings(item, name, depthLeft - 1));
                    case Node.Scalar scalar -> false;
                };
    }
}
