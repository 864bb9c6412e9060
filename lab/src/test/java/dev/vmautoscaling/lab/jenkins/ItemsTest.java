package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses and texts of facts 2.1 for jobs and folders. */
class ItemsTest {

    private static final String HELLO = Jobs.pipeline(Jobs.HELLO);

    private final JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());
    private Caller caller;

    @BeforeEach
    void log_in() {
        caller = Caller.administrator(jenkins);
    }

    @AfterEach
    void close() {
        jenkins.close();
    }

    @Test
    void a_job_is_made_read_changed_and_deleted() {
        assertThat(caller.postXml("/createItem?name=web", HELLO).status()).isEqualTo(200);
        Caller.Answer read = caller.get("/job/web/config.xml");
        assertThat(read.header("Content-Type")).isEqualTo("application/xml");
        assertThat(read.body()).startsWith("<?xml version='1.1'").contains("for a test");
        assertThat(caller.postXml("/job/web/config.xml", HELLO.replace("for a test", "changed"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/job/web/api/json?tree=name,description")
                        .json()
                        .path("description")
                        .asString())
                .isEqualTo("changed");
        Caller.Answer deleted = caller.post("/job/web/doDelete");
        assertThat(deleted.status()).isEqualTo(302);
        assertThat(deleted.header("Location")).isEqualTo(jenkins.url() + "/");
        assertThat(caller.get("/job/web/api/json").status()).isEqualTo(404);
    }

    @Test
    void what_is_wrong_with_a_new_item_stands_in_a_header() {
        caller.postXml("/createItem?name=web", HELLO);
        Caller.Answer exists = caller.postXml("/createItem?name=Web", HELLO);
        assertThat(exists.status()).isEqualTo(400);
        assertThat(new String(
                        exists.header("X-Error").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("A job already exists with the name");
        assertThat(caller.call("POST", "/createItem?name=other", HELLO).header("X-Error"))
                .isEqualTo("No Content-Type header set");
        assertThat(caller.postXml("/createItem", HELLO).header("X-Error"))
                .isEqualTo("Query parameter 'name' is required");
        assertThat(caller.get("/createItem?name=web").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a%2Fb", "a%3Ab", "what%3F", "dot.", "a%00b"})
    void names_that_cannot_be_are_refused(String name) {
        assertThat(caller.postXml("/createItem?name=" + name, HELLO).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with%20space", "%EC%84%9C%EB%B9%84%EC%8A%A4", "a~b%2Bc%2Cd%3De(f)%7Bg%7D'h%22"})
    void unusual_names_that_can_be_are_taken(String name) {
        assertThat(caller.postXml("/createItem?name=" + name, HELLO).status()).isEqualTo(200);
        assertThat(caller.get("/job/" + name + "/api/json").status()).isEqualTo(200);
        assertThat(caller.get("/job/" + name + "/config.xml").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<flow-definition>",
                "<unknown.Root/>",
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><flow-definition/>"
            })
    void documents_that_cannot_be_loaded_are_an_error_of_the_server(String xml) {
        assertThat(caller.postXml("/createItem?name=web", xml).status()).isEqualTo(500);
        assertThat(caller.get("/job/web/api/json").status()).isEqualTo(404);
    }

    @Test
    void a_job_cannot_become_a_folder() {
        caller.postXml("/createItem?name=web", HELLO);
        Caller.Answer answer = caller.postXml("/job/web/config.xml", "<" + Folder.TYPE + "/>");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("Expecting class").contains("instead");
    }

    @Test
    void folders_are_made_by_form_or_by_document_and_hold_jobs() {
        Caller.Answer made = caller.postForm("/createItem?name=scaling&mode=" + Folder.TYPE, "");
        assertThat(made.status()).isEqualTo(302);
        assertThat(made.header("Location")).endsWith("/job/scaling/configure");
        assertThat(caller.postXml("/job/scaling/createItem?name=inner", "<" + Folder.TYPE + "/>")
                        .status())
                .isEqualTo(200);
        assertThat(caller.postXml("/job/scaling/job/inner/createItem?name=web", HELLO)
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/job/scaling/job/inner/job/web/api/json")
                        .json()
                        .path("fullName")
                        .asString())
                .isEqualTo("scaling/inner/web");
        assertThat(caller.get("/api/json?tree=jobs%5Bname%2Cjobs%5Bname%2Cjobs%5Bname%5D%5D%5D")
                        .json()
                        .at("/jobs/0/jobs/0/jobs/0/name")
                        .asString())
                .isEqualTo("web");
        assertThat(caller.get("/api/json").json().at("/jobs/0").has("jobs")).isFalse();
        assertThat(caller.postXml("/job/nowhere/createItem?name=web", HELLO).status())
                .isEqualTo(404);
        assertThat(caller.postForm("/createItem?name=x&mode=no.such.Type", "").header("X-Error"))
                .contains("is known");
    }

    @Test
    void a_job_is_disabled_and_enabled_as_often_as_one_likes() {
        caller.postXml("/createItem?name=web", HELLO);
        for (int i = 0; i < 2; i++) {
            assertThat(caller.post("/job/web/disable").status()).isEqualTo(302);
        }
        assertThat(caller.get("/job/web/disable").status()).isEqualTo(405);
        assertThat(caller.get("/job/web/api/json?tree=color,disabled")
                        .json()
                        .path("color")
                        .asString())
                .isEqualTo("disabled");
        Caller.Answer refused = caller.post("/job/web/build");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("web is not buildable");
        assertThat(caller.post("/job/web/enable").status()).isEqualTo(302);
        assertThat(caller.get("/job/web/api/json").json().path("buildable").asBoolean())
                .isTrue();
    }

    @Test
    void deleting_by_method_needs_no_redirect() {
        caller.postXml("/createItem?name=web", HELLO);
        assertThat(caller.call("DELETE", "/job/web/", "").status()).isEqualTo(204);
        assertThat(caller.call("DELETE", "/job/web/", "").status()).isEqualTo(404);
    }

    @Test
    void a_job_is_copied_and_renamed() {
        caller.postXml("/createItem?name=web", HELLO);
        assertThat(caller.post("/createItem?name=copy&mode=copy&from=web").status())
                .isEqualTo(302);
        assertThat(caller.post("/job/copy/doRename?newName=other").status()).isEqualTo(302);
        assertThat(caller.get("/job/copy/api/json").status()).isEqualTo(404);
        assertThat(caller.get("/job/other/api/json").status()).isEqualTo(200);
    }
}
