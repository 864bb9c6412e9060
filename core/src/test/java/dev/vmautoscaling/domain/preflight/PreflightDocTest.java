package dev.vmautoscaling.domain.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PreflightDocTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9-]+)` \\|", Pattern.MULTILINE);

    @Test
    void the_page_explains_every_check_in_its_order_and_no_other() throws IOException {
        List<String> explained = ROW.matcher(Files.readString(Path.of("../docs/preflight.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(explained)
                .containsExactlyElementsOf(
                        Arrays.stream(Key.values()).map(Key::word).toList());
    }
}
