package dev.vmautoscaling.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A scenario that nobody can call or find is none. */
class ScenarioNamesTest {

    private static final List<String> NAMES =
            Scenario.all().stream().map(Scenario::name).toList();

    @Test
    void the_launcher_offers_every_scenario() throws IOException {
        String launcher = Files.readString(project().resolve("autoscaler"));
        MatchResult list = Pattern.compile("scenarios=\"([^\"]+)\"")
                .matcher(launcher)
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.asList(list.group(1).split(" "))).containsExactlyElementsOf(NAMES);
    }

    @Test
    void the_tests_play_every_scenario() throws IOException {
        String tests = Files.readString(project().resolve("launcher/run-tests"));
        assertThat(NAMES).allSatisfy(name -> assertThat(tests).contains(name));
    }

    @Test
    void the_readme_tells_every_scenario() throws IOException {
        String readme = Files.readString(project().resolve("README.md"));
        assertThat(NAMES).allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
    }

    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("autoscaler")) ? here : here.getParent();
    }
}
