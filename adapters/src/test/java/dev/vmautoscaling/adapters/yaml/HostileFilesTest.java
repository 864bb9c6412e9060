package dev.vmautoscaling.adapters.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tool.Corpus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that people have begun to change, or spoiled: each is edited so that it can be taken back, or refused in words. */
class HostileFilesTest {
    private static final List<String> PIECES = List.of(
            "\n",
            "\r\n",
            " ",
            "  ",
            "\t",
            "- ",
            "-",
            ": ",
            ":",
            "#",
            " # c\n",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&a ",
            "*a",
            "<<: *a\n",
            "'",
            "\"",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "? ",
            "null",
            "~",
            "!!map ",
            "routes:",
            "route:\n",
            "receivers: []\n",
            "scrape_configs:\n",
            "rule_files: [a]\n",
            "가",
            "🚀",
            "\uFEFF",
            "\u2028",
            "\u0000",
            "vm",
            "  - name: us\n",
            "- receiver: us\n");

    private static final Map<String, Object> ITEM = Map.of("receiver", "us", "name", "us", "job_name", "us");

    private static final List<ListOfOurs> LISTS =
            List.of(list("receiver", "route", "routes"), list("name", "receivers"), list("job_name", "scrape_configs"));

    private static ListOfOurs list(String id, String... path) {
        return new ListOfOurs(
                List.of(path), Optional.of(id), name -> Optional.of(name).filter("us"::equals));
    }

    private static String spoiled(String text, Random random) {
        StringBuilder spoiled = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(spoiled.length() + 1);
            if (random.nextInt(3) == 0) {
                spoiled.delete(at, Math.min(spoiled.length(), at + 1 + random.nextInt(12)));
            } else {
                spoiled.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return spoiled.toString();
    }

    @Test
    void each_is_edited_without_a_trace_or_refused() {
        Random random = new Random(20_261_123);
        List<Corpus> files = Stream.concat(Corpus.of("prometheus").stream(), Corpus.of("alertmanager").stream())
                .toList();
        int edited = 0;
        for (int i = 0; i < 6_000; i++) {
            String text = spoiled(files.get(i % files.size()).text(), random);
            ListOfOurs list = LISTS.get(random.nextInt(LISTS.size()));
            edited += isEdited(text, list) ? 1 : 0;
        }
        assertThat(edited).isBetween(1_000, 5_000);
    }

    private static boolean isEdited(String text, ListOfOurs list) {
        YamlText there;
        YamlText without;
        try {
            YamlText before = YamlText.of(text);
            if (!before.ours(list).isEmpty()) {
                return false;
            }
            there = before.with(list, ITEM);
            without = there.without(list, "us");
        } catch (YamlRefused refused) {
            assertThat(refused.getMessage()).as(text).isNotBlank();
            return false;
        }
        assertThat(there.holds(list, ITEM)).as(text).isTrue();
        assertThat(there.with(list, ITEM).text()).as(text).isEqualTo(there.text());
        assertThat(without.text()).isEqualTo(text);
        return true;
    }
}
