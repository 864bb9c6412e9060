package dev.vmautoscaling.adapters.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whatever is written is read back the same. */
class YamlWriterTest {
    private static final List<String> PIECES = List.of(
            "a", " ", "\n", "\t", ":", "#", "'", "\"", "\\", "-", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%",
            "@", "`", "0", "1e3", "true", "no", "null", "~", "가", "🚀", "\u0000", "\u0085", "\u2028", "\r", "?", "=",
            "<<", "{{");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static Object tree(Random random, int depth) {
        int kind = depth == 0 ? 2 : random.nextInt(4);
        if (kind == 0) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(tree(random, depth - 1));
            }
            return list;
        }
        if (kind == 1) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                map.put(text(random), tree(random, depth - 1));
            }
            return map;
        }
        return kind == 2 ? text(random) : (Object) random.nextBoolean();
    }

    private static Object read(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    @Test
    void any_tree_is_read_back_the_same_from_lines_and_from_one_line() {
        Random random = new Random(20_261_123);
        for (int i = 0; i < 3_000; i++) {
            Map<String, Object> tree = Map.of("top", tree(random, 4));
            String lines = String.join("\n", YamlWriter.block(tree)) + "\n";
            String line = YamlWriter.flow(tree);

            assertThat(read(lines)).as(lines).isEqualTo(tree);
            assertThat(read(line)).as(line).isEqualTo(tree);
            assertThat(line).doesNotContain("\n");
        }
    }

    @Test
    void what_looks_like_something_else_is_quoted() {
        assertThat(YamlWriter.flow(
                        List.of("no", "on", "1e3", "0x1F", "2026-11-23", "15s", "a:b", "https://x", true, 3)))
                .isEqualTo("['no', 'on', '1e3', '0x1F', '2026-11-23', 15s, 'a:b', 'https://x', true, 3]");
    }
}
