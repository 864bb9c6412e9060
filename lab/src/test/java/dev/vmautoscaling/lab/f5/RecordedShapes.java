package dev.vmautoscaling.lab.f5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded answers, where they are at hand, and the shape of an answer: its keys and the JSON type of each. */
final class RecordedShapes {

    private RecordedShapes() {}

    static boolean areAtHand() {
        return Files.isDirectory(directory());
    }

    private static Path directory() {
        return Stream.of("../shared/fixtures/f5", "../../shared/fixtures/f5")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("fixtures-are-not-at-hand"));
    }

    static JsonNode read(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(directory().resolve(file)));
    }

    /** {@code fqdn.autopopulate → STRING} and so on; keys that are links are all the same key. */
    static SortedMap<String, String> shape(JsonNode node) {
        SortedMap<String, String> shape = new TreeMap<>();
        collect("", node, shape);
        return shape;
    }

    private static void collect(String path, JsonNode node, SortedMap<String, String> shape) {
        shape.put(path, node.getNodeType().name());
        node.properties().forEach(entry -> {
            String key = entry.getKey().startsWith("https://") ? "(link)" : entry.getKey();
            collect(path + "/" + key, entry.getValue(), shape);
        });
        if (node.isArray()) {
            node.values().forEach(element -> collect(path + "[]", element, shape));
        }
    }
}
