package dev.vmautoscaling.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HoldReasonDocTest {
    private static final Path PAGE = Path.of("../docs/why-did-it-not-scale.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    @Test
    void every_reason_stands_on_the_page_once_in_the_order_of_the_code_and_no_other() throws IOException {
        assertThat(rows())
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(
                        Arrays.stream(HoldReason.values()).map(Enum::name).toList());
    }

    @Test
    void the_page_says_the_same_words_as_the_product() throws IOException {
        Map<String, String> words = rows().stream().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(HoldReason.values())
                .allSatisfy(reason -> assertThat(words.get(reason.name())).isEqualTo(reason.gloss()));
    }

    @Test
    void every_row_says_what_it_means_and_what_to_do() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.group(3)).isNotBlank();
            assertThat(row.group(4)).isNotBlank();
        });
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }
}
