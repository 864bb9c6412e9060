package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The Generic Webhook Trigger: facts 1.5 to 1.8 and the traps about it. */
class WebhookTest {

    private static final String INVOKE = "/generic-webhook-trigger/invoke";
    private static final String FIRING = "{\"status\":\"firing\",\"commonLabels\":{\"service\":\"shop\"}}";
    private static final String USUAL = "<genericVariables>" + Jobs.variable("status", "$.status")
            + Jobs.variable("SERVICE", "$.commonLabels.service") + "</genericVariables>"
            + "<regexpFilterText>$status</regexpFilterText><regexpFilterExpression>^firing$</regexpFilterExpression>"
            + "<causeString>alert $status of $SERVICE</causeString><token>t0ken</token>";

    private JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());
    private Caller administrator;
    private Caller anonymous;

    @BeforeEach
    void log_in() {
        administrator = Caller.administrator(jenkins);
        anonymous = Caller.anonymous(jenkins);
    }

    @AfterEach
    void close() {
        jenkins.close();
    }

    private void job(String name, String trigger) {
        String xml = Jobs.pipeline(Jobs.HELLO, Jobs.parameters("SERVICE", "OTHER") + Jobs.trigger(trigger));
        assertThat(administrator.postXml("/createItem?name=" + name, xml).status())
                .isEqualTo(200);
    }

    private static JsonNode only(Caller.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("jobs").iterator().next();
    }

    @ParameterizedTest
    @CsvSource({"?token=t0ken,X-None,none", "'',token,t0ken", "'',Authorization,Bearer t0ken", "'',X-Gitlab-Token,t0ken"
    })
    void the_token_comes_in_four_ways(String query, String header, String value) {
        job("shop", USUAL);
        Caller.Answer answer = anonymous.with(header, value).postJson(INVOKE + query, FIRING);
        JsonNode shop = only(answer);
        assertThat(answer.json().path("message").asString()).isEqualTo("Triggered jobs.");
        assertThat(shop.path("triggered").asBoolean()).isTrue();
        assertThat(shop.path("regexpFilterText").asString()).isEqualTo("firing");
        assertThat(shop.at("/resolvedVariables/SERVICE").asString()).isEqualTo("shop");
        assertThat(shop.path("url").asString())
                .isEqualTo("queue/item/" + shop.path("id").asInt() + "/");
    }

    @Test
    void the_build_knows_the_variables_as_parameters_and_tells_its_cause() {
        job("shop", USUAL);
        anonymous.postJson(INVOKE + "?token=t0ken", FIRING);
        Eventually.holds(() -> assertThat(administrator
                        .get("/job/shop/1/api/json")
                        .json()
                        .path("result")
                        .asString(""))
                .isEqualTo("SUCCESS"));
        String build = administrator.get("/job/shop/1/api/json").body();
        assertThat(build)
                .contains("alert firing of shop")
                .contains("\"name\":\"SERVICE\",\"value\":\"shop\"")
                .contains("\"name\":\"OTHER\",\"value\":\"default-OTHER\"");
    }

    @Test
    void what_the_filter_does_not_let_through_is_answered_with_200_too() {
        job("shop", USUAL);
        JsonNode shop = only(anonymous.postJson(INVOKE + "?token=t0ken", "{\"status\":\"resolved\"}"));
        assertThat(shop.path("triggered").asBoolean()).isFalse();
        assertThat(shop.path("id").asInt()).isZero();
        assertThat(shop.path("url").isNull()).isTrue();
        administrator.post("/job/shop/disable");
        assertThat(only(anonymous.postJson(INVOKE + "?token=t0ken", FIRING))
                        .path("triggered")
                        .asBoolean())
                .as("of a disabled job")
                .isFalse();
    }

    @Test
    void a_filter_is_searched_for_not_matched() {
        job("shop", USUAL.replace("^firing$", "fir"));
        assertThat(only(anonymous.postJson(INVOKE + "?token=t0ken", "{\"status\":\"misfiring\"}"))
                        .path("triggered")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_unknown_token_is_404_in_json_and_a_missing_plugin_is_404_in_html() {
        Caller.Answer none = anonymous.postJson(INVOKE + "?token=other", FIRING);
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().path("jobs").isNull()).isTrue();
        assertThat(none.json().path("message").asString())
                .isEqualTo("Did not find any jobs with GenericTrigger configured!\nA token was supplied.\n");
        jenkins.close();
        jenkins = new JenkinsSimulator(
                JenkinsOptions.defaults().withPlugins(Plugins.usual().without(Plugins.WEBHOOK_TRIGGER)));
        log_in();
        job("shop", USUAL);
        Caller.Answer without = anonymous.postJson(INVOKE + "?token=t0ken", FIRING);
        assertThat(without.status()).isEqualTo(404);
        assertThat(without.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void a_trigger_of_an_unknown_class_is_lost_without_a_word() {
        jenkins.close();
        jenkins = new JenkinsSimulator(
                JenkinsOptions.defaults().withPlugins(Plugins.usual().without(Plugins.WEBHOOK_TRIGGER)));
        log_in();
        job("shop", USUAL);
        administrator.post("/job/shop/disable");
        assertThat(administrator.get("/job/shop/config.xml").body())
                .contains("PipelineTriggersJobProperty")
                .doesNotContain("GenericTrigger");
    }

    @Test
    void a_dry_run_queues_nothing_and_names_the_job() {
        job("shop", USUAL);
        JsonNode shop = only(anonymous.with("gwt-dry-run", "true").postJson(INVOKE + "?token=t0ken", FIRING));
        assertThat(shop.path("triggered").asBoolean()).isTrue();
        assertThat(shop.path("id").asInt()).isZero();
        assertThat(shop.path("url").asString()).isEqualTo(jenkins.url() + "/job/shop/");
        assertThat(administrator.get("/queue/api/json").json().path("items")).isEmpty();
    }

    @Test
    void one_token_triggers_all_its_jobs_and_silence_needs_all_of_them() {
        job("shop", USUAL + "<silentResponse>true</silentResponse>");
        assertThat(anonymous.postJson(INVOKE + "?token=t0ken", FIRING).body()).isEmpty();
        job("web", USUAL);
        assertThat(anonymous
                        .postJson(INVOKE + "?token=t0ken", FIRING)
                        .json()
                        .path("jobs")
                        .propertyNames())
                .containsExactlyInAnyOrder("shop", "web");
    }

    @Test
    void a_credential_wins_over_the_token_if_it_is_there() {
        job("shop", USUAL + "<tokenCredentialId>shop-token</tokenCredentialId>");
        assertThat(anonymous.postJson(INVOKE + "?token=t0ken", FIRING).status()).isEqualTo(200);
        jenkins.addSecret("shop-token", "better");
        assertThat(anonymous.postJson(INVOKE + "?token=t0ken", FIRING).status()).isEqualTo(404);
        assertThat(anonymous.postJson(INVOKE + "?token=better", FIRING).status())
                .isEqualTo(200);
    }

    @Test
    void without_a_default_a_missing_value_leaves_its_name_in_the_text() {
        job("shop", USUAL.replace("<defaultValue></defaultValue>", "").replace("^firing$", ""));
        assertThat(only(anonymous.postJson(INVOKE + "?token=t0ken", "{}"))
                        .path("regexpFilterText")
                        .asString())
                .isEqualTo("$status");
        job("web", USUAL.replace("t0ken", "other"));
        assertThat(only(anonymous.postJson(INVOKE + "?token=other", "{}"))
                        .path("regexpFilterText")
                        .asString())
                .isEmpty();
    }

    @Test
    void the_quiet_period_is_overridden_by_the_query_alone_and_only_where_allowed() {
        job("shop", USUAL + "<overrideQuietPeriod>true</overrideQuietPeriod>");
        assertThat(why("?token=t0ken&jobQuietPeriod=60", anonymous)).startsWith("In the quiet period. Expires in ");
        job("web", USUAL.replace("t0ken", "other"));
        assertThat(why("?token=other&jobQuietPeriod=60", anonymous)).doesNotContain("quiet period");
        assertThat(why("?token=other", anonymous.with("jobQuietPeriod", "60"))).doesNotContain("quiet period");
    }

    private String why(String query, Caller caller) {
        int id = only(caller.postJson(INVOKE + query, FIRING)).path("id").asInt();
        return administrator
                .get("/queue/item/" + id + "/api/json")
                .json()
                .path("why")
                .asString("");
    }

    @Test
    void every_call_makes_a_build_of_its_own_unless_they_are_allowed_to_fold() {
        String quiet = USUAL + "<overrideQuietPeriod>true</overrideQuietPeriod>";
        job("shop", quiet);
        anonymous.postJson(INVOKE + "?token=t0ken&jobQuietPeriod=60", FIRING);
        anonymous.postJson(INVOKE + "?token=t0ken&jobQuietPeriod=60", FIRING);
        assertThat(administrator.get("/queue/api/json").json().path("items")).hasSize(2);
        job(
                "web",
                quiet.replace("t0ken", "other") + "<allowSeveralTriggersPerBuild>true</allowSeveralTriggersPerBuild>");
        anonymous.postJson(INVOKE + "?token=other&jobQuietPeriod=60", FIRING);
        anonymous.postJson(INVOKE + "?token=other&jobQuietPeriod=60", FIRING);
        assertThat(administrator.get("/queue/api/json").json().path("items")).hasSize(3);
    }
}
