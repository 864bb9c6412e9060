package dev.vmautoscaling.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.job.Readiness;
import dev.vmautoscaling.domain.preflight.Item;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.domain.preflight.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checks of a service whose engine is Jenkins. */
class JenkinsPreflightTest {
    private final PreflightWorld world = new PreflightWorld().drivenByJenkins();

    private static Readiness ready(List<String> missing, Readiness.Agents agents) {
        return new Readiness("Jenkins 2.479.1", missing, List.of("plugins cannot be listed"), agents);
    }

    @Test
    void all_is_well_when_jenkins_answers_and_an_agent_is_online() {
        assertThat(world.failing()).isEmpty();
        Item server = world.item(Key.JENKINS);
        assertThat(server.verdict()).isEqualTo(Verdict.PASS);
        assertThat(server.evidence()).anyMatch(line -> line.contains("vm-autoscaler-token"));
        assertThat(world.item(Key.JENKINS_AGENT).found()).isEqualTo("2 with the label autoscale");
    }

    @Test
    void whatever_is_missing_fails_in_words() {
        world.jenkins = ready(List.of("plugin workflow-cps is not installed"), new Readiness.Agents.Online(1));

        assertThat(world.failing()).containsExactly(Key.JENKINS);
        assertThat(world.item(Key.JENKINS).found()).contains("plugin workflow-cps is not installed");
        assertThat(world.item(Key.JENKINS).evidence()).containsExactly("plugins cannot be listed");
    }

    @Test
    void a_jenkins_that_does_not_answer_fails_once() {
        world.jenkinsFault = Optional.of(PreflightWorld.refused("Jenkins ci"));

        assertThat(world.failing()).containsExactly(Key.JENKINS);
        assertThat(world.item(Key.JENKINS_AGENT).found()).isEqualTo("not checked: see jenkins");
    }

    @Test
    void an_agent_that_is_not_there_is_a_warning_for_it_may_come() {
        world.jenkins = ready(List.of(), new Readiness.Agents.Offline("no node has the label autoscale"));
        assertThat(world.item(Key.JENKINS_AGENT).verdict()).isEqualTo(Verdict.WARN);

        world.jenkins = ready(List.of(), new Readiness.Agents.Untold("HTTP 403 for label autoscale"));
        assertThat(world.item(Key.JENKINS_AGENT).hint()).contains("autoscale");
    }

    @Test
    void nobody_is_asked_when_the_engine_is_embedded() {
        PreflightWorld embedded = new PreflightWorld();
        embedded.jenkinsFault = Optional.of(PreflightWorld.refused("Jenkins ci"));

        assertThat(embedded.failing()).isEmpty();
        assertThat(embedded.item(Key.JENKINS).found()).startsWith("not needed");
    }
}
