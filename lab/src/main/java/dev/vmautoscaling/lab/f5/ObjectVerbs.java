package dev.vmautoscaling.lab.f5;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** GET, POST, PATCH, PUT and DELETE on any kind of object (facts 2, table of calls). */
final class ObjectVerbs {

    /** Keys that say which object is meant, or that only answers carry: a write does not store them. */
    private static final Set<String> IDENTITY =
            Set.of("kind", "name", "partition", "subPath", "fullPath", "generation", "selfLink");

    private ObjectVerbs() {}

    static Reply.Answer collection(Kind kind, Configuration configuration, Call call) {
        return switch (call.method()) {
            case "GET" -> Reply.ok(Listing.of(kind, configuration, call));
            case "POST" -> Reply.ok(create(kind, configuration, call.json()));
            default -> throw Errors.verb(call.method(), call.rawPath());
        };
    }

    static Reply.Answer collectionStats(Kind kind, Configuration configuration) {
        Map<Item, Stats> rows = new LinkedHashMap<>();
        kind.rows(configuration).values().forEach(item -> rows.put(item, kind.stats(configuration, item)));
        return Reply.ok(Stats.all(kind, rows));
    }

    static Reply.Answer item(Kind kind, Configuration configuration, Call call, String segment) {
        ObjectPath path = kind.pathOfSegment(segment);
        return switch (call.method()) {
            case "GET" -> {
                Item item = find(kind, configuration, call, path);
                ObjectNode shown = show(kind, configuration, item, call.asks("expandSubcollections"));
                if (!segment.startsWith("~")) {
                    // facts 2: asked without a partition, the answer has none either
                    shown.put("fullPath", segment).remove("partition");
                }
                yield Reply.ok(Listing.selected(shown, call));
            }
            case "PATCH" -> Reply.ok(patch(kind, configuration, call, path));
            case "PUT" -> Reply.ok(put(kind, configuration, call, path));
            case "DELETE" -> {
                Item item = find(kind, configuration, call, path);
                kind.deleted(configuration, item);
                kind.table(configuration).remove(path);
                yield Reply.empty();
            }
            default -> throw Errors.verb(call.method(), call.rawPath());
        };
    }

    static Reply.Answer itemStats(Kind kind, Configuration configuration, Call call, String segment) {
        Item item = find(kind, configuration, call, kind.pathOfSegment(segment));
        return Reply.ok(Stats.one(kind, item, kind.stats(configuration, item)));
    }

    /** Creates an object from a body. */
    static ObjectNode create(Kind kind, Configuration configuration, ObjectNode body) {
        ObjectPath path = kind.pathOf(configuration, body);
        SortedMap<ObjectPath, Item> table = kind.table(configuration);
        if (table.containsKey(path)) {
            throw Errors.exists(kind.word(), kind.label(path), kind.partitionOf(path));
        }
        Item asked = new Item(path, configuration.nextGeneration(), merged(kind.defaults(), body));
        Item item = kind.created(configuration, asked, body);
        table.put(path, item);
        return show(kind, configuration, item, false);
    }

    static ObjectNode show(Kind kind, Configuration configuration, Item item, boolean expand) {
        ObjectNode shown = JsonMapper.shared().createObjectNode();
        shown.put("kind", kind.kind() + "state");
        shown.put("name", item.path().name());
        shown.put("partition", item.path().partition());
        if (!item.path().subPath().isEmpty()) {
            shown.put("subPath", item.path().subPath());
        }
        shown.put("fullPath", item.path().toString());
        shown.put("generation", item.generation());
        shown.put("selfLink", Links.self(kind.uriOf(item.path())));
        item.properties().forEach(shown::set);
        kind.show(configuration, item, shown, expand);
        return shown;
    }

    private static Item find(Kind kind, Configuration configuration, Call call, ObjectPath path) {
        Item item = kind.rows(configuration).get(path);
        if (item == null) {
            throw kind.missing(call.method(), path);
        }
        return item;
    }

    private static ObjectNode patch(Kind kind, Configuration configuration, Call call, ObjectPath path) {
        ObjectNode body = call.json();
        if (body.isEmpty()) {
            // empty-patch-400: even when the object does not exist
            throw Errors.emptyPatch();
        }
        Item before = find(kind, configuration, call, path);
        return changed(kind, configuration, before, merged(before.properties(), body), body);
    }

    /** facts 2: PUT resets what is not sent. */
    private static ObjectNode put(Kind kind, Configuration configuration, Call call, ObjectPath path) {
        ObjectNode body = call.json();
        Item before = find(kind, configuration, call, path);
        return changed(kind, configuration, before, merged(kind.defaults(), body), body);
    }

    private static ObjectNode changed(
            Kind kind,
            Configuration configuration,
            Item before,
            SortedMap<String, JsonNode> properties,
            ObjectNode body) {
        Item after = new Item(before.path(), configuration.nextGeneration(), properties);
        Item item = kind.changed(configuration, before, after, body);
        kind.table(configuration).put(item.path(), item);
        return show(kind, configuration, item, false);
    }

    private static SortedMap<String, JsonNode> merged(Map<String, JsonNode> base, ObjectNode body) {
        SortedMap<String, JsonNode> all = new TreeMap<>(base);
        for (Map.Entry<String, JsonNode> sent : body.properties()) {
            String key = sent.getKey();
            if (IDENTITY.contains(key) || key.endsWith("Reference")) {
                continue;
            }
            AdminState.check(key, sent.getValue().asString(""));
            all.put(key, sent.getValue());
        }
        return all;
    }
}
