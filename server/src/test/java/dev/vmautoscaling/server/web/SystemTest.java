package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.Leases;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.Installation;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Connections, the kill switch, addresses, and the control plane itself. */
@WebTest
class SystemTest {
    private static final String VCENTER = """
            {"kind":"vcenter","url":"https://vc.example.com","username":"root","password":"hush-hush",
             "sha256":"AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD:AB:CD"}""";

    @Autowired
    Installation installation;

    @Autowired
    Leases leases;

    @Autowired
    ConnectionStore connections;

    @Autowired
    FakePools f5;

    @Autowired
    SettableTime time;

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    SystemTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void nothing_is_there() {
        Api.empty(jdbc);
    }

    @Test
    void a_jenkins_is_told_where_its_agents_reach_us_and_keeps_its_token_to_itself() throws Exception {
        String jenkins = """
                {"kind":"jenkins","url":"http://ci.example:8080/","username":"scaler","token":"11aa22bb33",
                 "jenkins":{"controlPlane":"http://10.0.0.5:8080"}}""";

        assertThat(api.put("/api/connections/ci", jenkins))
                .hasStatus(201)
                .bodyText()
                .contains("\"controlPlane\":\"http://10.0.0.5:8080\"")
                .doesNotContain("11aa22bb33");
        assertThat(connections.secretOf("ci")).contains("11aa22bb33");
        assertThat(api.post("/api/connections/ci/test", "")).hasStatus(200);
        assertThat(api.put("/api/connections/ci", jenkins.replace("\"token\":\"11aa22bb33\",", ""), 1))
                .hasStatus(200);
        assertThat(api.put("/api/connections/ci", jenkins.replaceAll("(?s),\\s*\"jenkins\".*", "}"), 1))
                .hasStatus(422)
                .bodyText()
                .contains("where its agents reach us");
        assertThat(api.put("/api/connections/ci", jenkins.replace("\"token\"", "\"password\":\"x\",\"token\""), 1))
                .hasStatus(422)
                .bodyText()
                .contains("either a token or a password");
    }

    @Test
    void a_connection_is_made_and_changed_and_its_password_never_comes_out() throws Exception {
        MvcTestResult made = api.put("/api/connections/lab-vcenter", VCENTER);

        assertThat(made)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.hasPassword")
                .isEqualTo(true);
        assertThat(made).bodyJson().extractingPath("$.sha256").isEqualTo("abcd".repeat(16));
        assertThat(api.put("/api/connections/lab-vcenter", VCENTER.replace("\"password\":\"hush-hush\",", ""), 1))
                .hasStatus(200);
        assertThat(connections.secretOf("lab-vcenter")).contains("hush-hush");
        for (String uri :
                new String[] {"/api/connections", "/api/connections/lab-vcenter", "/api/audit", "/api/export"}) {
            assertThat(api.get(uri).getResponse().getContentAsString()).doesNotContain("hush");
        }
        assertThat(api.get("/api/connections?kind=f5"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void a_new_connection_never_takes_the_place_of_one_that_is_there() {
        String path = "/api/connections/lab-vcenter";
        Map<String, String> asNew = Map.of("If-None-Match", "*");
        String elsewhere = VCENTER.replace("vc.example", "other.example");
        assertThat(api.send("PUT", path, VCENTER, asNew)).hasStatus(201);

        assertThat(api.send("PUT", path, elsewhere, asNew))
                .hasStatus(412)
                .bodyText()
                .contains("\"connection-exists\"");
        assertThat(api.put(path, elsewhere)).hasStatus(428);

        assertThat(api.get(path)).bodyText().contains("vc.example");
    }

    @Test
    void of_two_who_change_a_connection_the_slower_one_is_told() {
        String path = "/api/connections/lab-vcenter";
        assertThat(api.put(path, VCENTER)).headers().hasValue("ETag", "\"1\"");
        assertThat(api.get(path)).headers().hasValue("ETag", "\"1\"");
        assertThat(api.put(path, VCENTER.replace("vc.example", "one.example"), 1))
                .hasStatus(200)
                .headers()
                .hasValue("ETag", "\"2\"");

        assertThat(api.put(path, VCENTER.replace("vc.example", "two.example"), 1))
                .hasStatus(412)
                .bodyText()
                .contains("\"changed-meanwhile\"");
        assertThat(api.put("/api/connections/gone", VCENTER, 1)).hasStatus(412);

        assertThat(api.get(path)).bodyText().contains("one.example");
    }

    @Test
    void a_stored_password_is_not_sent_to_another_address_or_for_another_user() {
        api.put("/api/connections/lab-vcenter", VCENTER);
        String without = VCENTER.replace("\"password\":\"hush-hush\",", "");

        assertThat(api.put("/api/connections/lab-vcenter", without.replace("vc.example", "evil.example"), 1))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("password");
        assertThat(api.put("/api/connections/lab-vcenter", without.replace("\"root\"", "\"other\""), 1))
                .hasStatus(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "kind":"vcenter"              | "kind":"vcentre"                | kind
            https://vc.example.com        | http://vc.example.com           | url
            https://vc.example.com        | vc.example.com                  | url
            https://vc.example.com        | https://u:p@vc.example.com      | url
            https://vc.example.com        | https://vc.example.com?x=1      | url
            https://vc.example.com        | file:///etc/passwd              | url
            "username":"root",            | ``                              | username
            "password":"hush-hush",       | ``                              | password
            "sha256":"AB:                 | "sha256":"                      | sha256
            "kind":"vcenter",             | "kind":"vcenter","caPem":"x",   | caPem
            "kind":"vcenter",             | "kind":"vcenter","pasword":"x", | pasword
            """)
    void every_broken_rule_of_a_connection_is_told(String piece, String replacement, String field) {
        assertThat(VCENTER).contains(piece);
        MvcTestResult answer = api.put("/api/connections/lab-vcenter", VCENTER.replace(piece, replacement));

        assertThat(answer)
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        assertThat(answer).bodyText().doesNotContain("hush");
        assertThat(api.get("/api/connections"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void a_connection_without_login_needs_none() {
        assertThat(api.put(
                        "/api/connections/lab-prometheus",
                        "{\"kind\":\"prometheus\",\"url\":\"http://127.0.0.1:9090\"}"))
                .hasStatus(201);
        assertThat(api.put(
                        "/api/connections/Not_A_Name", "{\"kind\":\"prometheus\",\"url\":\"http://127.0.0.1:9090\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @Test
    void a_connection_that_a_config_uses_leads_to_the_same_vcenter_for_as_long() {
        api.put("/api/connections/lab-vcenter", VCENTER);
        connections.firstInstance("lab-vcenter", "here");
        api.withShop();

        api.put("/api/connections/lab-vcenter", VCENTER.replace("vc.example", "other.example"), 1);
        assertThat(connections.firstInstance("lab-vcenter", "there")).isEqualTo("here");

        jdbc.sql("delete from scaling_group").update();
        api.put("/api/connections/lab-vcenter", VCENTER, 2);
        assertThat(connections.firstInstance("lab-vcenter", "there")).isEqualTo("there");
    }

    @Test
    void a_connection_that_a_config_uses_stays() {
        api.put("/api/connections/lab-vcenter", VCENTER);
        api.withShop();

        assertThat(api.delete("/api/connections/lab-vcenter"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("connection-in-use");
        assertThat(api.put("/api/connections/lab-vcenter", VCENTER.replace("\"vcenter\"", "\"f5\""), 1))
                .hasStatus(409);
        Api.empty(jdbc);
        api.put("/api/connections/lab-vcenter", VCENTER);
        assertThat(api.delete("/api/connections/lab-vcenter")).hasStatus(204);
        assertThat(api.delete("/api/connections/lab-vcenter")).hasStatus(404);
    }

    @Test
    void the_kill_switch_is_turned_globally_and_for_one_service_with_a_reason() {
        api.withShop();
        assertThat(api.get("/api/system/kill-switch"))
                .bodyJson()
                .extractingPath("$.position")
                .isEqualTo("OFF");

        assertThat(api.put("/api/system/kill-switch", "{\"position\":\"NO_NEW_WORK\",\"reason\":\"maintenance\"}"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.position")
                .isEqualTo("NO_NEW_WORK");
        MvcTestResult both =
                api.put("/api/system/kill-switch/shop", "{\"position\":\"STOP_NOW\",\"reason\":\"storm\"}");
        assertThat(both).bodyJson().extractingPath("$.by").isEqualTo("admin");
        assertThat(both).bodyJson().extractingPath("$.services[0].service").isEqualTo("shop");
        assertThat(both).bodyJson().extractingPath("$.services[0].reason").isEqualTo("storm");
        assertThat(api.put("/api/system/kill-switch", "{\"position\":\"OFF\"}")).hasStatus(422);
        assertThat(api.put("/api/system/kill-switch", "{\"position\":\"PERHAPS\",\"reason\":\"x\"}"))
                .hasStatus(422);
        assertThat(api.put("/api/system/kill-switch/shpo", "{\"position\":\"OFF\",\"reason\":\"x\"}"))
                .hasStatus(404);
        assertThat(api.get("/api/audit"))
                .bodyJson()
                .extractingPath("$.items[0].what")
                .isEqualTo("kill switch of shop stop-now");
    }

    @Test
    void pools_tell_every_address_that_is_not_free() {
        api.withShop();
        leases.reserve("shop", "member-1", time.instant());
        leases.reserve("shop", "member-2", time.instant());
        leases.release("member-2", time.instant().plusSeconds(60));

        MvcTestResult answer = api.get("/api/ip-pools");

        assertThat(answer).bodyJson().extractingPath("$.items[0].usable").isEqualTo(5);
        assertThat(answer).bodyJson().extractingPath("$.items[0].free").isEqualTo(3);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].leases[*].state")
                .asArray()
                .containsExactly("HELD", "QUARANTINED");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].leases[0].address")
                .isEqualTo("127.80.1.100");
    }

    @Test
    void the_control_plane_tells_what_it_is() {
        MvcTestResult answer = api.get("/api/system/info");

        assertThat(answer).bodyJson().extractingPath("$.installation").isEqualTo(installation.id());
        assertThat(answer).bodyJson().extractingPath("$.database").isEqualTo("H2");
    }

    @Test
    void the_doctor_asks_everything_and_says_what_is_missing() {
        api.withShop();
        f5.withPool(new PoolId("Common", "shop-pool"));
        api.put("/api/connections/lab-vcenter", VCENTER);
        api.put("/api/connections/lab-prometheus", "{\"kind\":\"prometheus\",\"url\":\"http://127.0.0.1:9090\"}");
        assertThat(api.get("/api/system/doctor"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.ok")
                .isEqualTo(true);

        api.put("/api/connections/gone", VCENTER.replace("\"vcenter\"", "\"f5\""));

        MvcTestResult answer = api.get("/api/system/doctor");
        assertThat(answer).bodyJson().extractingPath("$.ok").isEqualTo(false);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.checks[?(@.name=='connection gone (f5)')].state")
                .asArray()
                .containsExactly("failed");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.checks[?(@.name=='connection gone (f5)')].hint")
                .asArray()
                .singleElement()
                .asString()
                .contains("no such host", "check the name");
    }

    @Test
    void one_connection_is_tried_by_itself() {
        api.put("/api/connections/lab-vcenter", VCENTER);
        api.put("/api/connections/pager", "{\"kind\":\"alertmanager\",\"url\":\"http://127.0.0.1:9093\"}");

        assertThat(api.post("/api/connections/lab-vcenter/test", ""))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("ok");
        assertThat(api.post("/api/connections/pager/test", ""))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("skipped");
        assertThat(api.post("/api/connections/none/test", "")).hasStatus(404);
    }

    @Test
    void whatever_spring_refuses_is_a_problem_with_a_code_too() {
        assertThat(api.get("/api/nothing"))
                .hasStatus(404)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not-found");
        assertThat(api.delete("/api/alerts"))
                .hasStatus(405)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("method-not-allowed");
        assertThat(mvc.get().uri("/api/alerts").with(Api.admin()).accept("image/png"))
                .hasStatus(406);
        assertThat(api.put("/api/system/kill-switch", "{"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("body-unreadable");
    }
}
