package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.WorkflowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/when-an-alert-fires.md says what the code does, or this fails. */
class StoryDocTest {
    private static final Path PAGE = Path.of("../docs/when-an-alert-fires.md");
    private static final int ONE_SCREEN = 110;

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<String> stepsUnder(String heading) throws IOException {
        String from = page().substring(page().indexOf(heading) + heading.length());
        int next = from.indexOf("\n## ");
        return found("^\\| `([a-z-]+)` \\|", next < 0 ? from : from.substring(0, next));
    }

    @Test
    void the_tables_list_the_steps_in_their_order() throws IOException {
        WorkflowKind out = ScaleOut.workflow(new World().outside);
        WorkflowKind in = ScaleIn.workflow(new World().outside);
        assertThat(stepsUnder("## The steps of a scale-out")).isEqualTo(out.stepKeys());
        assertThat(stepsUnder("## The steps of a scale-in")).isEqualTo(in.stepKeys());
    }

    @Test
    void what_is_never_taken_back_begins_at_the_point_of_no_return() throws IOException {
        WorkflowKind in = ScaleIn.workflow(new World().outside);
        List<String> never = found("^\\| `([a-z-]+)` \\|.*\\| never \\|$", page());
        int pointOfNoReturn = in.steps()
                .indexOf(in.steps().stream()
                        .filter(step -> step.isPointOfNoReturn())
                        .findFirst()
                        .orElseThrow());
        assertThat(never)
                .isEqualTo(in.stepKeys().subList(pointOfNoReturn, in.stepKeys().size()));
        assertThat(page()).contains("until `" + in.stepKeys().get(pointOfNoReturn) + "` starts");
    }

    @Test
    void every_linked_file_exists_and_the_three_that_tell_the_story_fit_on_a_screen() throws IOException {
        for (String link : found("\\]\\(([^)]+)\\)", page())) {
            Path file = PAGE.resolveSibling(link);
            assertThat(file).exists();
            if (link.endsWith(".java")) {
                assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(ONE_SCREEN);
            }
        }
    }
}
