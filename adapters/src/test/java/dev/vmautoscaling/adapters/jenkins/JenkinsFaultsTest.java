package dev.vmautoscaling.adapters.jenkins;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.job.BuildId;
import dev.vmautoscaling.domain.job.Readiness;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jenkins may answer instead of doing what it was asked for. */
class JenkinsFaultsTest {
    private static final GroupConfig SHOP = Orders.shop();
    private static final BuildId BUILD = new BuildId("job/VM-Autoscaling/job/autoscale-shop/", 1);

    private final WireJenkins web = new WireJenkins();
    private final JenkinsServer jenkins = Orders.open(web);
    private final PublishedJob part = new PublishedJob(config -> Optional.of(jenkins));

    @AfterEach
    void close() {
        jenkins.close();
        web.close();
    }

    private static OutsideFault fault(Runnable act) {
        OutsideFault fault = catchThrowableOfType(OutsideFault.class, act::run);
        assertThat(fault).isNotNull();
        assertThat(fault.getMessage() + fault.hint()).doesNotContain("s3cret", "token-of-shop");
        assertThat(fault.system()).isEqualTo("Jenkins ci");
        assertThat(fault.hint()).isNotEmpty();
        return fault;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 Content-Type: application/json; {\"jobs\":null,\"message\":\"Did not find any jobs\"} | PERMANENT | no job knows the token | publish",
                "404 <html>Not Found</html> | PERMANENT | nothing answers at generic-webhook-trigger | install the plugin",
                "200 Content-Type: application/json; {\"jobs\":{\"VM-Autoscaling/autoscale-shop\":{\"triggered\":false,\"id\":0,\"url\":null}}} | PERMANENT | triggered: false | disabled",
                "200 '' | UNKNOWN_OUTCOME | answer nothing | silentResponse",
                "403 {\"jobs\":null,\"message\":\"Sender, 10.0.0.5, with headers {authorization=[Bearer token-of-shop]} did not pass\"} | PERMANENT | whitelist | whitelist",
                "500 {\"jobs\":{\"x\":\"Exception occurred\"},\"message\":\"There were errors when triggering jobs.\"} | UNKNOWN_OUTCOME | There were errors | log",
                "503 <html>Please wait</html> | TRANSIENT | starting | again",
                "502 <html>Bad Gateway</html> | UNKNOWN_OUTCOME | Bad Gateway | log"
            })
    void a_trigger_that_does_not_start_a_build_says_why(String answer, FaultKind kind, String said, String hint) {
        web.scripted.put("POST " + WebhookTrigger.PATH, answer.replace("''", ""));

        OutsideFault fault = fault(() -> jenkins.jobs().trigger(SHOP));

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault).hasMessageContaining(said);
        assertThat(fault.hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 <html>Unauthorized</html> | PERMANENT | Unauthorized | API token",
                "403 X-Required-Permission: hudson.model.Item.Create; <html>scaler is missing the Job/Create permission</html> | PERMANENT | missing | Job/Create",
                "403 <html>Authentication required</html> | PERMANENT | Authentication required | Overall/Read",
                "400 X-Error: A job already exists with the name autoscale-shop; <html/> | PERMANENT | already exists | log",
                "500 <html><body><h1>Oops</h1>Failed to persist config.xml</body></html> | PERMANENT | Failed to persist | log",
                "504 <html>Gateway Time-out</html> | UNKNOWN_OUTCOME | Time-out | log",
                "302 Location: https://ci.example.com/login?from=x; '' | PERMANENT | 302 | redirects",
                "503 <html>Please wait</html> | TRANSIENT | starting | again"
            })
    void a_job_that_cannot_be_made_says_why(String answer, FaultKind kind, String said, String hint) {
        web.scripted.put("POST job/VM-Autoscaling/createItem", answer.replace("''", ""));

        OutsideFault fault = fault(() -> part.publish(SHOP));

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault).hasMessageContaining(said);
        assertThat(fault.hint()).contains(hint);
    }

    @Test
    void a_missing_right_is_named_as_jenkins_names_it() {
        web.scripted.put("POST createItem", "403 X-Required-Permission: hudson.model.Item.Create; <html/>");

        assertThat(fault(() -> part.publish(SHOP)).missingRight()).contains("hudson.model.Item.Create");
    }

    @Test
    void stages_need_their_plugin() {
        part.publish(SHOP);
        web.item("VM-Autoscaling/autoscale-shop").orElseThrow().runs.add(new WireJenkins.Run());
        web.scripted.put("wfapi/describe", "404 <html/>");

        OutsideFault fault = fault(() -> jenkins.jobs().stages(BUILD));

        assertThat(fault.hint()).contains("pipeline-stage-view");
    }

    @Test
    void a_password_is_sent_with_a_crumb_and_its_session() {
        web.wantsCrumb = true;

        part.publish(SHOP);

        assertThat(web.requests)
                .filteredOn(request -> request.equals("GET crumbIssuer/api/json"))
                .hasSize(1);
    }

    @Test
    void nobody_there_may_come_back() {
        web.close();

        assertThat(fault(() -> jenkins.jobs().trigger(SHOP)).kind()).isEqualTo(TRANSIENT);
        assertThat(fault(() -> jenkins.jobs().state(SHOP)).kind()).isEqualTo(TRANSIENT);
    }

    @Test
    void something_else_at_the_address_is_no_jenkins() {
        web.scripted.put("GET api/json", "200 Content-Type: text/html; <html>Welcome to our wiki</html>");

        OutsideFault fault = fault(jenkins::check);

        assertThat(fault.kind()).isEqualTo(PERMANENT);
        assertThat(fault).hasMessageContaining("Welcome to our wiki");
        assertThat(fault.hint()).contains("root of Jenkins");
    }

    @Test
    void a_check_tells_version_and_what_is_missing() {
        assertThat(jenkins.check()).startsWith("Jenkins 2.479.1").contains("may make jobs at the top");
        web.scripted.put("POST createItem", "403 X-Required-Permission: hudson.model.Item.Create; <html/>");
        assertThat(jenkins.check()).contains("has not the right Job/Create at the top");
        web.plugins.put(WireJenkins.GWT, "2.2.1");
        web.plugins.remove("workflow-cps");

        OutsideFault fault = fault(jenkins::check);

        assertThat(fault)
                .hasMessageContaining("plugin generic-webhook-trigger is 2.2.1, needed is 2.2.2 or newer")
                .hasMessageContaining("plugin workflow-cps is not installed");
    }

    @Test
    void without_the_right_to_list_plugins_the_trigger_is_asked_itself() {
        web.scripted.put("pluginManager/api/json", "403 <html/>");
        assertThat(jenkins.check()).contains("Overall/SystemRead");
        web.plugins.remove(WireJenkins.GWT);

        assertThat(fault(jenkins::check))
                .hasMessageContaining("generic-webhook-trigger 2.2.2 or newer is not installed");
    }

    @Test
    void an_agent_is_looked_for_where_that_can_be_asked() {
        assertThat(jenkins.ready().readiness(SHOP).agents()).isInstanceOf(Readiness.Agents.Untold.class);
        web.label = Optional.of("{\"offline\":false,\"nodes\":[{\"nodeName\":\"a1\"}]}");
        assertThat(jenkins.ready().readiness(SHOP).agents()).isEqualTo(new Readiness.Agents.Online(1));
        web.label = Optional.of("{\"offline\":true,\"nodes\":[{\"nodeName\":\"a1\"}]}");
        assertThat(jenkins.ready().readiness(SHOP).agents()).isInstanceOf(Readiness.Agents.Offline.class);
    }

    @Test
    void rights_are_looked_for_where_they_can_be_seen() {
        Readiness before = jenkins.ready().readiness(SHOP);
        assertThat(before.missing()).isEmpty();
        assertThat(before.untold()).anyMatch(line -> line.contains("Job/Configure and Job/Delete"));
        part.publish(SHOP);
        assertThat(jenkins.ready().readiness(SHOP).untold()).isEmpty();
        web.scripted.put("GET job/VM-Autoscaling/job/autoscale-shop/config.xml", "403 <html/>");
        web.scripted.put("POST job/VM-Autoscaling/createItem", "403 <html/>");

        assertThat(jenkins.ready().readiness(SHOP).missing())
                .containsExactly(
                        "user scaler has not the right Job/Create in folder VM-Autoscaling",
                        "user scaler has not the right Job/Configure on job VM-Autoscaling/autoscale-shop");
    }

    @Test
    void a_lost_answer_leaves_open_what_happened() {
        web.scripted.put("POST " + WebhookTrigger.PATH, "504 <html/>");

        assertThat(fault(() -> jenkins.jobs().trigger(SHOP)).kind()).isEqualTo(UNKNOWN_OUTCOME);
    }

    @Test
    void the_secret_is_in_no_text() {
        JenkinsConnection connection =
                new JenkinsConnection("ci", URI.create("http://ci"), "scaler", "s3cret", new Trust.PublicAuthorities());

        assertThat(connection.toString() + Orders.of(SHOP)).doesNotContain("s3cret", "token-of-shop");
        connection.open(OutsideCalls.UNHEARD, Orders::of).close();
    }
}
