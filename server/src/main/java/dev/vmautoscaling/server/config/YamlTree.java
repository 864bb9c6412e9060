package dev.vmautoscaling.server.config;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML text from anybody as a plain tree, and back. Tags, aliases, several documents, deep nesting and doubled keys are refused. */
public final class YamlTree {
    /** More than this, in bytes, is no config. */
    public static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 16;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowNonScalarKeys(false)
            .setCodePointLimit(LARGEST)
            .setLabel("the document")
            .build();

    private YamlTree() {}

    /** The text is no YAML that we take; the message says where and why. */
    public static final class Unreadable extends Exception {
        Unreadable(String why) {
            super(why);
        }
    }

    /** An empty text is an empty map. */
    public static Object parse(String text) throws Unreadable {
        try {
            refuseTricks(text);
            Object tree = new Load(SETTINGS).loadFromString(text);
            return tree == null ? Map.of() : tree;
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark().map(YamlTree::where).orElse("");
            throw new Unreadable(where + e.getProblem());
        } catch (YamlEngineException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Looks at the flat run of events first: composing is recursive, and a deep or self-referring text could exhaust it. */
    private static void refuseTricks(String text) throws Unreadable {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event) {
                case DocumentStartEvent start -> documents++;
                case AliasEvent alias -> throw new Unreadable(where(event) + "aliases (*name) are not taken");
                case CollectionStartEvent start -> {
                    depth++;
                    refuseTag(start.getTag().isPresent(), event);
                }
                case CollectionEndEvent end -> depth--;
                case ScalarEvent scalar -> refuseTag(scalar.getTag().isPresent(), event);
                default -> {}
            }
            if (depth > DEEPEST || documents > 1) {
                throw new Unreadable(
                        where(event) + (documents > 1 ? "only one document" : "at most " + DEEPEST + " levels"));
            }
        }
    }

    private static void refuseTag(boolean present, Event event) throws Unreadable {
        if (present) {
            throw new Unreadable(where(event) + "tags (!name) are not taken");
        }
    }

    private static String where(Event event) {
        return event.getStartMark().map(YamlTree::where).orElse("");
    }

    private static String where(Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }

    /** The tree as text, one field a line. */
    public static String text(Map<String, Object> tree) {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setDereferenceAliases(true)
                        .build())
                .dumpToString(tree);
    }
}
