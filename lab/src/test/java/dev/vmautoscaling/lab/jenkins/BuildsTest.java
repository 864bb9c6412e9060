package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Builds as their interfaces show them (facts 2.1, 2.3), and what restarts do to them. */
class BuildsTest {

    private static final String TWO_STAGES = """
            pipeline {
              agent any
              options { disableConcurrentBuilds(); buildDiscarder(logRotator(numToKeepStr: '2')) }
              stages {
                stage('one') { steps { echo 'first' } }
                stage('two') { steps { sh 'echo "$BUILD_URL"; while [ ! -e go ]; do sleep 0.05; done' } }
                stage('three') { steps { echo 'third' } }
              }
              post { always { echo "ends as ${currentBuild.currentResult}" } }
            }
            """;

    private final JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());
    private Caller caller;

    @BeforeEach
    void start_a_build() {
        caller = Caller.administrator(jenkins);
        caller.postXml("/createItem?name=web", Jobs.pipeline(TWO_STAGES));
        caller.post("/job/web/build");
        Eventually.holds(
                () -> assertThat(caller.get("/job/web/1/consoleText").body()).contains("/job/web/1/"));
    }

    @AfterEach
    void close() {
        jenkins.close();
    }

    private void awaitResult(String result) {
        Eventually.holds(() -> assertThat(
                        caller.get("/job/web/1/api/json").json().path("result").asString(""))
                .isEqualTo(result));
    }

    @Test
    void a_running_build_has_no_result_and_stages_as_far_as_they_came() {
        JsonNode build = caller.get("/job/web/1/api/json").json();
        assertThat(build.path("building").asBoolean()).isTrue();
        assertThat(build.path("result").isNull()).isTrue();
        assertThat(build.path("duration").asLong()).isZero();
        assertThat(caller.get("/job/web/api/json").json().path("color").asString())
                .isEqualTo("notbuilt_anime");
        JsonNode stages = caller.get("/job/web/1/wfapi/describe").json();
        assertThat(stages.path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(stages.path("stages")
                        .valueStream()
                        .map(stage -> stage.path("name").asString() + " "
                                + stage.path("status").asString()))
                .containsExactly("one SUCCESS", "two IN_PROGRESS");
        assertThat(caller.get("/job/web/2/api/json").status()).isEqualTo(404);
    }

    @Test
    void the_log_is_read_piece_by_piece() {
        Caller.Answer first = caller.get("/job/web/1/logText/progressiveText?start=0");
        assertThat(first.header("X-More-Data")).isEqualTo("true");
        assertThat(first.body()).contains("Started by user autoscaler\r\n").contains("first\r\n");
        String size = first.header("X-Text-Size");
        assertThat(size).isEqualTo(String.valueOf(first.body().replace("\r", "").length()));
        // The build goes on writing meanwhile.
        Caller.Answer next = caller.get("/job/web/1/logText/progressiveText?start=" + size);
        assertThat(caller.get("/job/web/1/consoleText").body().replace("\r", ""))
                .startsWith((first.body() + next.body()).replace("\r", ""));
        caller.post("/job/web/1/stop");
        awaitResult("ABORTED");
        Caller.Answer rest = caller.post("/job/web/1/logText/progressiveText?start=" + size);
        assertThat(rest.header("X-More-Data")).isEmpty();
        assertThat(rest.body()).contains("Finished: ABORTED\r\n");
    }

    @Test
    void stopping_interrupts_the_step_skips_the_rest_and_does_what_comes_after() {
        assertThat(caller.get("/job/web/1/stop").status()).isEqualTo(405);
        assertThat(caller.post("/job/web/1/stop").status()).isEqualTo(302);
        awaitResult("ABORTED");
        assertThat(caller.get("/job/web/1/consoleText").body())
                .contains("Aborted by autoscaler")
                .contains("Sending interrupt signal to process")
                .contains("Stage \"three\" skipped due to earlier failure(s)")
                .contains("ends as ABORTED");
        assertThat(caller.get("/job/web/api/json?tree=color")
                        .json()
                        .path("color")
                        .asString())
                .isEqualTo("aborted");
        JsonNode stages = caller.get("/job/web/1/wfapi/describe").json();
        assertThat(stages.path("status").asString()).isEqualTo("ABORTED");
        assertThat(stages.at("/stages/1/status").asString()).isEqualTo("ABORTED");
        assertThat(stages.at("/stages/2/status").asString()).isEqualTo("NOT_EXECUTED");
    }

    @Test
    void killing_ends_it_at_once_and_nothing_comes_after() {
        caller.post("/job/web/1/kill");
        assertThat(caller.get("/job/web/1/api/json").json().path("result").asString())
                .isEqualTo("ABORTED");
        Eventually.holds(() -> assertThat(jenkins.isIdle()).isTrue());
        assertThat(caller.get("/job/web/1/consoleText").body())
                .contains("Hard kill!")
                .doesNotContain("ends as");
    }

    @Test
    void the_first_run_rewrites_the_job() {
        String xml = caller.get("/job/web/config.xml").body();
        assertThat(xml)
                .contains("DeclarativeJobPropertyTrackerAction")
                .contains("plugin=\"workflow-job@")
                .contains("<numToKeep>2</numToKeep>");
    }

    @Test
    void a_lost_agent_ends_the_command_and_the_build_goes_on_when_it_is_back() {
        jenkins.loseAgent();
        Eventually.holds(
                () -> assertThat(caller.get("/job/web/1/consoleText").body()).contains("Cannot contact lab-agent"));
        assertThat(caller.get("/job/web/1/api/json").json().path("building").asBoolean())
                .isTrue();
        jenkins.restoreAgent();
        awaitResult("FAILURE");
        assertThat(caller.get("/job/web/1/consoleText").body())
                .contains("script returned exit code -1")
                .contains("ends as FAILURE");
    }

    @Test
    void a_restart_answers_503_then_refuses_then_is_back_and_the_build_goes_on() {
        Duration moment = Duration.ofMillis(1500);
        jenkins.restartsLike(new JenkinsSimulator.Phases(moment, moment, moment));
        assertThat(caller.post("/restart").status()).isEqualTo(302);
        Caller.Answer restarting = caller.get("/job/web/1/api/json");
        assertThat(restarting.status()).isEqualTo(503);
        assertThat(restarting.header("Content-Type")).startsWith("text/html");
        assertThat(caller.postJson("/generic-webhook-trigger/invoke?token=x", "{}")
                        .status())
                .isEqualTo(503);
        Eventually.holds(() -> assertThat(status()).isZero());
        Eventually.holds(() -> assertThat(status()).isEqualTo(200));
        assertThat(caller.get("/job/web/1/api/json").json().path("building").asBoolean())
                .isTrue();
    }

    private int status() {
        try {
            return caller.get("/api/json").status();
        } catch (java.io.UncheckedIOException refused) {
            return 0;
        }
    }

    @Test
    void calls_can_be_made_to_go_wrong() {
        jenkins.arm(Fault.on(Fault.Kind.NO_JOB, "generic-webhook-trigger", 1));
        assertThat(caller.postJson("/generic-webhook-trigger/invoke?token=x", "{}")
                        .body())
                .contains("Did not find any jobs");
        jenkins.arm(Fault.on(Fault.Kind.DROP_AFTER, "createItem", 1));
        assertThat(status()).isEqualTo(200);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> caller.postXml("/createItem?name=other", Jobs.pipeline(Jobs.HELLO)))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(caller.get("/job/other/api/json").status())
                .as("it happened all the same")
                .isEqualTo(200);
    }
}
