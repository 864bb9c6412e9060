package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of a wish for a build through the queue (facts 2.2), on a clock that a test moves. */
class QueueTest {

    private static final String WAITS =
            "pipeline { agent any\n stages { stage('a') { steps { sh 'while [ ! -e go ]; do sleep 0.05; done' } } } }";

    private final SettableClock clock = new SettableClock();
    private final JenkinsSimulator jenkins =
            new JenkinsSimulator(JenkinsOptions.defaults().withClock(clock));
    private Caller caller;

    @BeforeEach
    void log_in() {
        caller = Caller.administrator(jenkins);
    }

    @AfterEach
    void close() {
        jenkins.close();
    }

    private String build(String job) {
        Caller.Answer answer = caller.post("/job/" + job + "/build");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).matches(jenkins.url() + "/queue/item/\\d+/");
        return answer.header("Location").substring(jenkins.url().toString().length());
    }

    private JsonNode item(String path) {
        return caller.get(path + "api/json").json();
    }

    @Test
    void five_seconds_pass_before_a_build_unless_the_job_says_otherwise() {
        caller.postXml("/createItem?name=web", Jobs.pipeline(Jobs.HELLO).replace("<quietPeriod>0</quietPeriod>", ""));
        String path = build("web");
        assertThat(item(path).path("_class").asString()).isEqualTo("hudson.model.Queue$WaitingItem");
        assertThat(item(path).path("why").asString()).isEqualTo("In the quiet period. Expires in 5.0 sec");
        assertThat(build("web")).as("an equal wish is folded into the first").isEqualTo(path);
        clock.advance(Duration.ofSeconds(5));
        JsonNode left = item(path);
        assertThat(left.path("_class").asString()).isEqualTo("hudson.model.Queue$LeftItem");
        assertThat(left.path("why").isNull()).isTrue();
        assertThat(left.at("/executable/number").asInt()).isEqualTo(1);
    }

    @Test
    void an_item_is_remembered_for_five_minutes_after_it_left() {
        caller.postXml("/createItem?name=web", Jobs.pipeline(Jobs.HELLO));
        String path = build("web");
        assertThat(item(path).path("cancelled").asBoolean()).isFalse();
        clock.advance(Duration.ofSeconds(299));
        assertThat(caller.get(path + "api/json").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(caller.get(path + "api/json").status()).isEqualTo(404);
    }

    @Test
    void a_second_build_waits_for_the_first() {
        caller.postXml("/createItem?name=web", Jobs.pipeline(WAITS));
        build("web");
        String second = build("web");
        assertThat(item(second).path("_class").asString()).isEqualTo("hudson.model.Queue$BlockedItem");
        assertThat(item(second).path("why").asString()).startsWith("Build #1 is already in progress (ETA:");
        assertThat(caller.get("/job/web/api/json").json().path("inQueue").asBoolean())
                .isTrue();
        caller.post("/job/web/1/stop");
        Eventually.holds(
                () -> assertThat(item(second).at("/executable/number").asInt(0)).isEqualTo(2));
    }

    @Test
    void what_waits_is_cancelled_by_order_or_by_disabling_its_job() {
        caller.postXml("/createItem?name=web", Jobs.pipeline(WAITS));
        build("web");
        String second = build("web");
        String id = second.replaceAll("\\D", "");
        assertThat(caller.post("/queue/cancelItem?id=" + id).status()).isEqualTo(204);
        assertThat(item(second).path("cancelled").asBoolean()).isTrue();
        Caller.Answer again = caller.post("/queue/cancelItem?id=" + id);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body()).contains("Provided id (" + id + ") not found");
        String third = build("web");
        caller.post("/job/web/disable");
        assertThat(item(third).path("cancelled").asBoolean()).isTrue();
    }

    @Test
    void nothing_starts_while_jenkins_is_about_to_shut_down() {
        caller.postXml("/createItem?name=web", Jobs.pipeline(Jobs.HELLO));
        caller.post("/quietDown");
        assertThat(caller.get("/api/json").json().path("quietingDown").asBoolean())
                .isTrue();
        String path = build("web");
        assertThat(item(path).path("why").asString()).isEqualTo("Jenkins is about to shut down");
        caller.post("/cancelQuietDown");
        assertThat(item(path).at("/executable/number").asInt()).isEqualTo(1);
    }

    @Test
    void parameters_need_a_job_that_has_some() {
        caller.postXml("/createItem?name=plain", Jobs.pipeline(Jobs.HELLO));
        Caller.Answer refused = caller.post("/job/plain/buildWithParameters?A=1");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("plain is not parameterized");
        caller.postXml("/createItem?name=web", Jobs.pipeline(WAITS, Jobs.parameters("SERVICE")));
        assertThat(caller.postForm("/job/web/buildWithParameters", "SERVICE=x+y&UNKNOWN=1")
                        .status())
                .isEqualTo(201);
        assertThat(caller.get("/job/web/1/api/json").body())
                .contains("\"value\":\"x y\"")
                .doesNotContain("UNKNOWN");
        assertThat(caller.get("/job/web/build").header("Allow")).isEqualTo("POST");
        assertThat(caller.post("/job/web/buildWithParameters?SERVICE=a").status())
                .isEqualTo(201);
        assertThat(caller.post("/job/web/buildWithParameters?SERVICE=a").status())
                .as("folded")
                .isEqualTo(303);
        assertThat(caller.post("/job/web/buildWithParameters?SERVICE=b").status())
                .isEqualTo(201);
    }
}
