package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may what, and how a refusal looks (facts 2.4). */
class AccessTest {

    private static final String HELLO = Jobs.pipeline(Jobs.HELLO);

    private JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());

    @AfterEach
    void close() {
        jenkins.close();
    }

    @Test
    void a_wrong_secret_is_401_and_nobody_in_particular_is_403_with_the_version() {
        Caller.Answer wrong =
                Caller.anonymous(jenkins).as("autoscaler", "wrong").get("/api/json");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Basic realm=\"Jenkins\"");
        Caller.Answer nobody = Caller.anonymous(jenkins).get("/job/web/api/json");
        assertThat(nobody.status()).isEqualTo(403);
        assertThat(nobody.body()).contains("Authentication required").contains("/login?from=");
        assertThat(nobody.header("X-Jenkins")).isEqualTo("2.555.1");
        assertThat(Caller.anonymous(jenkins).call("HEAD", "/login", "").header("X-Jenkins"))
                .isEqualTo("2.555.1");
        assertThat(Caller.anonymous(jenkins)
                        .get("/whoAmI/api/json")
                        .json()
                        .path("anonymous")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_password_needs_a_crumb_of_its_session_and_a_token_does_not() {
        Caller password = Caller.anonymous(jenkins).as(jenkins.username(), jenkins.password());
        Caller.Answer without = password.postXml("/createItem?name=web", HELLO);
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.body()).contains("No valid crumb was included in the request");
        Caller.Answer issued = password.get("/crumbIssuer/api/json");
        assertThat(issued.json().path("crumbRequestField").asString()).isEqualTo("Jenkins-Crumb");
        Caller crumbed =
                password.with("Jenkins-Crumb", issued.json().path("crumb").asString());
        assertThat(crumbed.postXml("/createItem?name=web", HELLO).status())
                .as("without its session")
                .isEqualTo(403);
        String cookie = issued.header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(crumbed.with("Cookie", cookie)
                        .postXml("/createItem?name=web", HELLO)
                        .status())
                .isEqualTo(200);
        assertThat(Caller.administrator(jenkins)
                        .postXml("/createItem?name=other", HELLO)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void without_the_guard_there_is_no_issuer() {
        jenkins.close();
        jenkins = new JenkinsSimulator(JenkinsOptions.defaults().withoutCrumbs());
        Caller password = Caller.anonymous(jenkins).as(jenkins.username(), jenkins.password());
        assertThat(password.get("/crumbIssuer/api/json").status()).isEqualTo(404);
        assertThat(password.postXml("/createItem?name=web", HELLO).status()).isEqualTo(200);
    }

    @Test
    void who_lacks_a_right_is_told_which() {
        Caller.administrator(jenkins).postXml("/createItem?name=web", HELLO);
        jenkins.addUser("reader", "t", "p", Set.of(Permission.READ, Permission.ITEM_READ));
        jenkins.addUser("blind", "t", "p", Set.of(Permission.READ));
        Caller reader = Caller.anonymous(jenkins).as("reader", "t");
        Caller.Answer refused = reader.postXml("/createItem?name=other", HELLO);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-You-Are-Authenticated-As")).isEqualTo("reader");
        assertThat(refused.header("X-Required-Permission")).isEqualTo("hudson.model.Item.Create");
        assertThat(reader.get("/job/web/config.xml").status()).isEqualTo(403);
        assertThat(reader.get("/pluginManager/api/json").status()).isEqualTo(403);
        assertThat(reader.post("/quietDown").status()).isEqualTo(403);
        assertThat(Caller.anonymous(jenkins)
                        .as("blind", "t")
                        .get("/job/web/api/json")
                        .status())
                .as("what cannot be seen is not there")
                .isEqualTo(404);
    }

    @Test
    void plugins_agents_and_labels_are_told() {
        Caller caller = Caller.administrator(jenkins);
        assertThat(caller.get("/pluginManager/api/json?depth=1&tree=plugins[shortName,version,active]"
                                .replace("[", "%5B")
                                .replace("]", "%5D"))
                        .body())
                .contains("{\"active\":true,\"shortName\":\"generic-webhook-trigger\",\"version\":\"2.4.1\"}");
        assertThat(caller.get("/computer/api/json").body()).contains("lab-agent");
        assertThat(caller.get("/label/autoscale/api/json").json().path("nodes")).hasSize(1);
        assertThat(caller.get("/label/nobody/api/json").json().path("nodes")).isEmpty();
    }

    @Test
    void a_secret_text_is_added_listed_and_never_shown() {
        Caller caller = Caller.administrator(jenkins);
        String xml = "<org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl><scope>GLOBAL</scope>"
                + "<id>token</id><secret>s3cret</secret>"
                + "</org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl>";
        String domain = "/credentials/store/system/domain/_";
        assertThat(caller.postXml(domain + "/createCredentials", xml).status()).isEqualTo(200);
        assertThat(caller.postXml(domain + "/createCredentials", xml).status()).isEqualTo(409);
        assertThat(caller.get(domain + "/api/json").body())
                .contains("\"id\":\"token\"")
                .doesNotContain("s3cret");
        assertThat(caller.post(domain + "/credential/token/doDelete").status()).isEqualTo(200);
        assertThat(caller.get(domain + "/credential/token/api/json").status()).isEqualTo(404);
    }
}
