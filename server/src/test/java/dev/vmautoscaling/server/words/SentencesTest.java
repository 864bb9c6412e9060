package dev.vmautoscaling.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The console says in Korean what the control plane writes in English: so each of its sentences must be known there. */
class SentencesTest {
    private static final Path IN_KOREAN = Path.of("../console/src/common/words/sentences.ko.json");
    /** Protocols, files of other systems, bugs. */
    private static final Path NOT_SHOWN = Path.of("src/test/resources/not-shown.txt");
    /** They describe the interface to programs. */
    private static final String OPENAPI = "server/openapi/";

    private static Set<String> written() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files = new ArrayList<>();
        for (String module : List.of("core", "adapters", "server")) {
            try (Stream<Path> all = Files.walk(Path.of("..", module, "src/main/java"))) {
                all.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains(OPENAPI))
                        .forEach(files::add);
            }
        }
        var sources = compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files);
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, sources);
        Sentences sentences = new Sentences();
        sentences.scan(task.parse(), null);
        return sentences.forms();
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(these);
        return rest;
    }

    @Test
    void every_sentence_is_known_in_korean_or_shown_to_nobody() throws IOException {
        Map<String, String> korean = new JsonMapper().readValue(IN_KOREAN, new TypeReference<>() {});
        Set<String> known = new TreeSet<>(korean.keySet());
        known.addAll(Files.readAllLines(NOT_SHOWN));

        Set<String> written = written();

        assertThat(written).hasSizeGreaterThan(1_000);
        assertThat(without(written, known))
                .as("not known: say it in %s, or, if nobody ever sees it, name it in %s", IN_KOREAN, NOT_SHOWN)
                .isEmpty();
        assertThat(without(known, written))
                .as("no longer written: take it out of %s or %s", IN_KOREAN, NOT_SHOWN)
                .isEmpty();
    }
}
