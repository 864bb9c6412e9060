package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.metric.FakeMetrics;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Drives;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class PipelineTest {
    private static final String BUILD = "https://ci.example.com/job/autoscale-shop/12/";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FakePools f5;

    @Autowired
    FakeMetrics prometheus;

    @Autowired
    SettableTime time;

    @Autowired
    Drives drives;

    @Autowired
    WorkflowStore workflows;

    @Autowired
    WebContext.Asked asked;

    private BuildScene scene;

    @BeforeEach
    void begin() {
        scene = new BuildScene(mvc, jdbc, f5, prometheus, time);
        scene.begin();
        asked.started.clear();
    }

    @AfterEach
    void end() {
        scene.end();
    }

    private MvcTestResult post(String path, Object body, String accept) {
        return scene.post("/api/pipeline/" + path, Api.json(body), accept);
    }

    private MvcTestResult post(String path, Object body) {
        return post(path, body, "application/json");
    }

    private static Map<String, Object> build() {
        return Map.of("build", "#12", "buildUrl", BUILD);
    }

    private String claimed() {
        scene.busy();
        assertThat(post("shop/claim", build())).hasStatus(200);
        return drives.running("shop").getFirst().event();
    }

    @Test
    void a_build_claims_what_there_is_to_do() {
        scene.busy();
        MvcTestResult answer = post("shop/claim", Map.of("build", "#12", "buildUrl", BUILD, "action", "scale_out"));
        assertThat(answer)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.permitted")
                .isEqualTo(true);
        assertThat(answer).bodyJson().extractingPath("$.kind").isEqualTo("scale-out");
        String event = drives.running("shop").getFirst().event();
        assertThat(answer).bodyJson().extractingPath("$.event").isEqualTo(event);
    }

    @Test
    void a_shell_gets_lines() throws UnsupportedEncodingException {
        scene.busy();
        MvcTestResult answer = post("shop/claim", build(), "text/plain");
        String event = drives.running("shop").getFirst().event();
        assertThat(answer).hasStatus(200).hasContentType("text/plain;charset=UTF-8");
        assertThat(answer.getResponse().getContentAsString())
                .isEqualTo("permitted=true\nreason=build #12 drives event " + event + "\nevent=" + event
                        + "\nkind=scale-out\n");
        assertThat(post("events/" + event + "/stages/get-available-ip", build(), "text/plain")
                        .getResponse()
                        .getContentAsString())
                .isEqualTo("state=running\nmessage=not begun\nretryAfterSeconds=1\n");
        assertThat(post("shop/claim", build(), "*/*")).hasContentType("application/json");
    }

    @Test
    void a_build_that_must_not_is_told_why() throws UnsupportedEncodingException {
        scene.calm();
        assertThat(post("shop/claim", build(), "text/plain").getResponse().getContentAsString())
                .startsWith("permitted=false\nreason=nothing asks for more or fewer members")
                .doesNotContain("event=");
        assertThat(post("shpo/claim", build()))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("service-unknown");
    }

    @Test
    void a_stage_wakes_what_waits_for_it_and_says_how_far_it_is() {
        String event = claimed();
        asked.started.clear();
        assertThat(post("events/" + event + "/stages/get-available-ip", build()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("running");
        assertThat(asked.started).hasSize(1);
        assertThat(post(
                        "events/" + event + "/stages/get-available-ip",
                        Map.of("build", "#13", "buildUrl", BUILD.replace("12", "13"))))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("failed");
    }

    @Test
    void the_event_tells_who_drives_it() {
        String event = claimed();
        post("events/" + event + "/stages/get-available-ip", build());
        MvcTestResult shown = new Api(mvc).get("/api/autoscaling/events/" + event);
        assertThat(shown).bodyJson().extractingPath("$.driver.state").isEqualTo("CLAIMED");
        assertThat(shown).bodyJson().extractingPath("$.driver.build").isEqualTo("#12");
        assertThat(shown).bodyJson().extractingPath("$.driver.buildUrl").isEqualTo(BUILD);
        assertThat(shown).bodyJson().extractingPath("$.driver.stage").isEqualTo("get-available-ip");
        assertThat(new Api(mvc).get("/api/autoscaling/events"))
                .bodyJson()
                .extractingPath("$.items[0].driver.engine")
                .isEqualTo("jenkins");
    }

    @Test
    void the_result_is_taken_from_its_own_build_only() {
        String event = claimed();
        MvcTestResult foreign = post(
                "events/" + event + "/result",
                Map.of("build", "#13", "buildUrl", BUILD.replace("12", "13"), "result", "FAILURE"));
        assertThat(foreign).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("not-its-build");
        assertThat(drives.of(event).orElseThrow().state()).isEqualTo(Drive.State.CLAIMED);

        Map<String, Object> aborted = Map.of("build", "#12", "buildUrl", BUILD, "result", "ABORTED");
        assertThat(post("events/" + event + "/result", aborted))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("build #12 ended as ABORTED");
        assertThat(post("events/" + event + "/result", aborted)).hasStatus(200);
        assertThat(drives.of(event).orElseThrow().state()).isEqualTo(Drive.State.WITHDRAWN);
    }

    @ParameterizedTest
    @CsvSource({
        "'#12', ftp://ci/12, '', buildUrl",
        "'#12', javascript:alert(1), '', buildUrl",
        "'', https://ci/12, '', build",
        "'#12', https://ci/12, scale_up, action"
    })
    void what_a_build_says_of_itself_is_checked(String name, String url, String action, String field) {
        assertThat(post("shop/claim", Map.of("build", name, "buildUrl", url, "action", action)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void what_is_not_there_or_does_not_fit_is_refused() {
        String event = claimed();
        assertThat(post("events/" + event + "/stages/get-avaliable-ip", build()))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("there is no stage get-avaliable-ip: did you mean get-available-ip?");
        assertThat(post("events/nothing/stages/health-check", build())).hasStatus(404);
        assertThat(post("events/nothing/result", Map.of("build", "#1", "buildUrl", BUILD, "result", "SUCCESS")))
                .hasStatus(404);
        assertThat(post("events/" + event + "/stages/scale-in", build()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("failed");
        assertThat(scene.post("/api/pipeline/shop/claim", "{", "application/json"))
                .hasStatus(400);
    }

    @Test
    void the_scripts_are_there_for_builds_without_a_checkout() throws UnsupportedEncodingException {
        for (String script : Scripts.NAMES) {
            MvcTestResult answer = scene.get("/api/pipeline/scripts/" + script);
            assertThat(answer).hasStatus(200).hasContentType("text/plain;charset=UTF-8");
            assertThat(answer.getResponse().getContentAsString()).contains("autoscaler");
        }
        assertThat(scene.get("/api/pipeline/scripts/application.yaml")).hasStatus(404);
    }

    @Test
    void its_token_opens_it_and_nothing_else_and_nobody_elses_opens_it() {
        String claim = "/api/pipeline/shop/claim";
        assertThat(scene.post(claim, Api.json(build()), "*/*")).hasStatus(200);
        for (String file : List.of("webhook-token", "service-discovery-token")) {
            assertThat(scene.with(file).post(claim, Api.json(build()), "*/*")).hasStatus(401);
        }
        assertThat(new Api(mvc).post(claim, Api.json(build()))).hasStatus(401);
        scene.with("pipeline-token");
        assertThat(scene.get("/api/autoscaling/configs")).hasStatus(401);
        assertThat(scene.get("/api/service-discovery")).hasStatus(401);
    }
}
