package dev.vmautoscaling.lab.jenkins;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameter {@code tree=jobs[url,name,builds[number]{0,5}]}: which parts of a document are wanted. */
final class Tree {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_*-]+");
    private static final Pattern RANGE = Pattern.compile("\\{(\\d*),?(\\d*)}");

    private final Map<String, Tree> parts = new LinkedHashMap<>();
    private int from;
    private int to = Integer.MAX_VALUE;

    /** Reads the parameter; a malformed one wants what could be read of it. */
    static Optional<Tree> of(Request request) {
        return request.parameter("tree").map(text -> new Reader(text).read());
    }

    /** The wanted parts of a document; its class is always told. */
    JsonNode prune(JsonNode document) {
        return switch (document) {
            case ArrayNode array -> {
                ArrayNode some = JsonMapper.shared().createArrayNode();
                for (int i = from; i < Math.min(to, array.size()); i++) {
                    some.add(prune(array.get(i)));
                }
                yield some;
            }
            case ObjectNode object -> parts.isEmpty() ? object : pruned(object);
            default -> document;
        };
    }

    private ObjectNode pruned(ObjectNode object) {
        ObjectNode some = JsonMapper.shared().createObjectNode();
        object.properties().forEach(property -> {
            Tree part = parts.getOrDefault(property.getKey(), parts.get("*"));
            if (part != null) {
                some.set(property.getKey(), part.prune(property.getValue()));
            } else if (property.getKey().equals("_class")) {
                some.set("_class", property.getValue());
            }
        });
        return some;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Tree read() {
            Tree tree = new Tree();
            Matcher name = NAME.matcher(text);
            while (at < text.length() && name.region(at, text.length()).lookingAt()) {
                at = name.end();
                Tree part = new Tree();
                if (next('[')) {
                    part = read();
                    next(']');
                }
                range(part);
                tree.parts.put(name.group(), part);
                next(',');
            }
            return tree;
        }

        private void range(Tree part) {
            Matcher range = RANGE.matcher(text).region(at, text.length());
            if (range.lookingAt()) {
                at = range.end();
                part.from = range.group(1).isEmpty() ? 0 : Integer.parseInt(range.group(1));
                part.to = range.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(range.group(2));
            }
        }

        private boolean next(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }
    }
}
