package dev.vmautoscaling.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.scaling.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {
    private static List<String> steps(ScalingEvent.Kind kind) {
        return Stage.of(kind).stream().flatMap(stage -> stage.steps().stream()).toList();
    }

    @Test
    void the_stages_of_an_event_are_all_its_steps_in_their_order() {
        World world = new World();
        assertThat(steps(ScalingEvent.Kind.SCALE_OUT))
                .isEqualTo(ScaleOut.workflow(world.outside).stepKeys());
        assertThat(steps(ScalingEvent.Kind.SCALE_IN))
                .isEqualTo(ScaleIn.workflow(world.outside).stepKeys());
    }

    @Test
    void a_stage_permits_what_comes_before_it_and_nothing_after_it() {
        assertThat(Stage.HEALTH_CHECK.permitted())
                .contains("reserve-ip-address", "clone-vm", "probe-health")
                .doesNotContain("add-pool-member", "disable-pool-member");
        assertThat(Stage.SCALE_IN.permitted()).containsExactlyElementsOf(Stage.SCALE_IN.steps());
    }

    @ParameterizedTest
    @EnumSource
    void the_page_says_which_steps_a_stage_runs_and_its_script_asks_for_it(Stage stage) throws IOException {
        String row = Files.readAllLines(Path.of("../docs/jenkins.md")).stream()
                .filter(line -> line.startsWith("| `" + stage.key() + "` |"))
                .findFirst()
                .orElseThrow();
        List<String> told = Pattern.compile("`([a-z0-9-]+)`")
                .matcher(row)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(told.subList(2, told.size())).isEqualTo(stage.steps());
        assertThat(Files.readString(Path.of("../jenkins/scripts/" + told.get(1))))
                .contains("\nstage " + stage.key());
        assertThat(Files.readString(Path.of("../jenkins/Jenkinsfile.autoscale")))
                .contains("stage('" + stage.key() + "')", "sh .autoscaler/scripts/" + told.get(1) + "'");
        assertThat(Stage.of(stage.key())).contains(stage);
    }
}
