package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.job.Build;
import dev.vmautoscaling.domain.job.BuildId;
import dev.vmautoscaling.domain.job.FakeJobs;
import dev.vmautoscaling.domain.job.Stage;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The build of an event, and the job of a service, as Jenkins tells of them. */
@WebTest
class BuildTest {
    private static final String BUILD = "/api/autoscaling/events/" + Scene.EVENT + "/build";
    private static final String SHOP = "/api/autoscaling/configs/shop";
    private static final String ROOT = "https://ci.example.com/jenkins/";

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    @Autowired
    FakeJobs jenkins;

    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    BuildTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void an_event_goes_on() {
        Api.empty(jdbc);
        jdbc.sql("delete from drive").update();
        api.withShop();
        jenkins.withJob("shop");
        Scene.open(groups, ledger, WorkflowState.RUNNING);
    }

    private void drivenBy(String url) {
        jdbc.sql("""
                        insert into drive (event, service, kind, terms, state, build, build_url, until_at, note, offered_at, version)
                        values (?, 'shop', 'SCALE_OUT', ?, 'CLAIMED', '#1', ?, current_timestamp, 'it drives', current_timestamp, 1)""")
                .params(
                        Scene.EVENT,
                        "{\"triggerAfter\":\"PT1M\",\"claimWithin\":\"PT2M\",\"lease\":\"PT2M\",\"fallBack\":false}",
                        url)
                .update();
    }

    private BuildId begun() {
        BuildId id = jenkins.begin("shop");
        jenkins.stage(id, "get-available-ip", Stage.State.SUCCESS);
        jenkins.stage(id, "create-vm-from-template", Stage.State.IN_PROGRESS);
        jenkins.write(id, "주소 예약\n");
        drivenBy(ROOT + id.path());
        return id;
    }

    @Test
    void a_build_is_shown_with_the_stages_it_has_reached() {
        BuildId id = begun();

        assertThat(api.get(BUILD)).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {"build": {"number": %d, "url": "http://jenkins.example.com/%s"},
                 "stages": [{"name": "get-available-ip", "state": "SUCCESS"},
                            {"name": "create-vm-from-template", "state": "IN_PROGRESS"}]}""".formatted(id.number(), id.path()));
        assertThat(api.get(BUILD)).bodyJson().doesNotHavePath("$.build.result");

        jenkins.end(id, Build.Result.ABORTED);

        assertThat(api.get(BUILD)).bodyJson().extractingPath("$.build.result").isEqualTo("ABORTED");
        assertThat(api.get(BUILD)).bodyJson().hasPath("$.build.endedAt");
    }

    @Test
    void its_log_is_read_piece_by_piece() {
        BuildId id = begun();

        assertThat(api.get(BUILD + "/log"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{\"text\": \"주소 예약\\n\", \"next\": 14, \"goesOn\": true}");
        jenkins.write(id, "done\n");
        jenkins.end(id, Build.Result.SUCCESS);
        assertThat(api.get(BUILD + "/log?from=14"))
                .bodyJson()
                .isLenientlyEqualTo("{\"text\": \"done\\n\", \"next\": 19, \"goesOn\": false}");
        assertThat(api.get(BUILD + "/log?from=-1")).hasStatus(400);
    }

    @Test
    void stages_that_cannot_be_told_hide_nothing_else() {
        begun();
        jenkins.script()
                .failNext(
                        "stages",
                        new OutsideFault(
                                FaultKind.PERMANENT,
                                "Jenkins ci",
                                "GET wfapi",
                                "HTTP 404",
                                "install the plugin pipeline-stage-view"));

        assertThat(api.get(BUILD))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.trouble")
                .asString()
                .contains("pipeline-stage-view");
    }

    @Test
    void an_event_without_a_build_that_can_be_found_says_so() {
        assertThat(api.get(BUILD)).hasStatus(404).bodyText().contains("build-unknown", "not driven by a build");
        drivenBy("job/shop/1/");
        assertThat(api.get(BUILD)).hasStatus(404).bodyText().contains("set the URL of Jenkins");
        jdbc.sql("delete from drive").update();
        drivenBy(ROOT + "job/autoscale-shop/4711/");
        assertThat(api.get(BUILD)).hasStatus(404).bodyText().contains("does not know the build");
        assertThat(api.get(BUILD + "/log")).hasStatus(404);
        assertThat(api.get("/api/autoscaling/events/none/build")).hasStatus(404);
    }

    @Test
    void a_jenkins_that_does_not_answer_is_named() {
        begun();
        jenkins.script().goDown();
        try {
            assertThat(api.get(BUILD)).hasStatus(502).bodyText().contains("Jenkins fake");
            assertThat(api.get(SHOP + "/job")).hasStatus(502);
        } finally {
            jenkins.script().comeBack();
        }
    }

    @Test
    void a_service_has_a_job_and_builds() {
        BuildId id = begun();

        assertThat(api.get(SHOP + "/job"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{\"enabled\": true, \"lastBuild\": %d}".formatted(id.number()));
        assertThat(api.get(SHOP + "/builds?size=1"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.items[0].number")
                .isEqualTo(id.number());
        assertThat(api.get(SHOP + "/builds?size=1&sort=number"))
                .bodyJson()
                .extractingPath("$.items[0].number")
                .isEqualTo(1);
        assertThat(api.get("/api/autoscaling/configs/none/builds")).hasStatus(404);
    }
}
