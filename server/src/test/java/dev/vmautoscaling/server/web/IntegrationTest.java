package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.integration.FakeIntegration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.server.config.Documents;
import dev.vmautoscaling.server.persistence.ConfigWork;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class IntegrationTest {
    private static final String SHOP = "/api/autoscaling/configs/shop";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Integrations integrations;

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    ConfigWork work;

    @Autowired
    WorkflowStore store;

    @Autowired
    WebContext.Delivered delivered;

    private Api api;

    @BeforeEach
    void begin() {
        Api.empty(jdbc);
        api = new Api(mvc);
        api.withShop();
        integrations.parts().forEach(part -> fake(part).vanish());
        delivered.yes = true;
    }

    @AfterEach
    void end() {
        delivered.yes = false;
    }

    private FakeIntegration fake(Part part) {
        return (FakeIntegration) integrations.of(part);
    }

    private Workflow unfinished() {
        return work.unfinished("shop").orElseThrow();
    }

    private void switchOff() {
        delivered.yes = false;
        api.post(SHOP + "/disable", "{}");
        delivered.yes = true;
    }

    @Test
    void every_part_is_listed_with_what_should_be_and_what_is() {
        assertThat(api.get(SHOP + "/integrations"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].part")
                .asArray()
                .containsExactly("receiver", "route", "scrape-job", "rules");
        assertThat(api.get(SHOP + "/integrations"))
                .bodyJson()
                .extractingPath("$.items[3].state")
                .isEqualTo("absent");
    }

    @Test
    void a_part_is_published_and_withdrawn_by_hand_and_that_is_audited() {
        assertThat(api.post(SHOP + "/integrations/rules", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("live");
        assertThat(api.delete(SHOP + "/integrations/rules"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("absent");
        assertThat(api.get("/api/audit"))
                .bodyText()
                .contains("publish rules of shop")
                .contains("withdraw rules of shop");
    }

    @Test
    void an_unknown_part_is_named() {
        assertThat(api.post(SHOP + "/integrations/rulez", ""))
                .hasStatus(404)
                .bodyText()
                .contains("rules");
    }

    @Test
    void a_refusal_of_the_other_system_is_told_with_a_hint() {
        fake(Part.ROUTE).script.failNext("publish", FaultKind.PERMANENT);

        assertThat(api.post(SHOP + "/integrations/route", ""))
                .hasStatus(502)
                .bodyText()
                .contains("scripted fault")
                .contains("outside-system-failed");
    }

    @Test
    void a_system_that_does_not_say_hides_no_other_part() {
        fake(Part.ROUTE).script.failNext("actual", FaultKind.TRANSIENT);

        assertThat(api.get(SHOP + "/integrations"))
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactly("absent", "unknown", "absent", "absent");
    }

    @Test
    void the_preview_shows_what_would_change() {
        assertThat(api.get(SHOP + "/preview"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[3].diff")
                .asString()
                .startsWith("--- /etc/RULES.yml\n+++ /etc/RULES.yml\n@@ ")
                .contains("+RULES of shop");
    }

    @Test
    void enabling_publishes_first() {
        switchOff();

        assertThat(api.post(SHOP + "/enable", "{}")).hasStatus(202);

        assertThat(groups.find("shop").orElseThrow().enabled()).isFalse();
        assertThat(unfinished().kind()).isEqualTo("publish-integrations");
        assertThat(api.post(SHOP + "/enable", "{}")).hasStatus(409).bodyText().contains("publish-integrations");
    }

    @Test
    void disabling_takes_effect_at_once_and_withdraws_after_it() {
        jdbc.sql("delete from workflow").update();

        assertThat(api.post(SHOP + "/disable", "{}")).hasStatusOk();

        assertThat(groups.find("shop").orElseThrow().enabled()).isFalse();
        assertThat(unfinished().kind()).isEqualTo("withdraw-integrations");
    }

    @Test
    void disabling_while_it_is_published_anew_takes_that_back_and_withdraws_after_it() {
        jdbc.sql("delete from workflow").update();
        api.importYaml(Documents.SHOP.replace("max: 4", "max: 5"));
        String publishing = unfinished().id();

        assertThat(api.post(SHOP + "/disable", "{}")).hasStatusOk();

        assertThat(unfinished().kind()).isEqualTo("withdraw-integrations");
        assertThat(work.publishing("shop")).contains(publishing);
        assertThat(store.takeOrder(store.find(publishing).orElseThrow())).contains(Order.UNDO);
        assertThat(api.post(SHOP + "/enable", "{}")).hasStatus(409).bodyText().contains("withdraw-integrations");
    }

    @Test
    void an_import_that_disables_a_config_withdraws_as_disabling_does() {
        jdbc.sql("delete from workflow").update();
        api.importYaml(Documents.SHOP.replace("enabled: true", "enabled: false"));

        assertThat(groups.find("shop").orElseThrow().enabled()).isFalse();
        assertThat(unfinished().kind()).isEqualTo("withdraw-integrations");
    }

    @Test
    void an_imported_change_of_an_enabled_config_is_published() {
        jdbc.sql("delete from workflow").update();
        api.importYaml(Documents.SHOP.replace("max: 4", "max: 5"));

        assertThat(unfinished().kind()).isEqualTo("publish-integrations");
    }

    @Test
    void drift_is_looked_for_on_demand() {
        jdbc.sql("delete from workflow").update();

        assertThat(api.post("/api/drift", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(4);
        integrations
                .parts()
                .forEach(part -> integrations
                        .of(part)
                        .publish(groups.find("shop").orElseThrow().config()));

        assertThat(api.post("/api/drift", ""))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(api.get("/api/drift"))
                .bodyJson()
                .extractingPath("$.lookedAt")
                .isNotNull();
    }

    @Test
    void a_machine_and_a_delivery_are_kept_and_no_key_comes_out() {
        assertThat(api.put("/api/connections/machine", SSH)).hasStatus(201);
        assertThat(api.put("/api/connections/main", PROMETHEUS)).hasStatus(201);

        assertThat(api.get("/api/connections/machine"))
                .bodyText()
                .doesNotContain("PRIVATE")
                .contains("SHA256:");
        assertThat(api.get("/api/connections/main"))
                .bodyJson()
                .extractingPath("$.delivery.via")
                .isEqualTo("machine");
        assertThat(api.delete("/api/connections/machine"))
                .hasStatus(409)
                .bodyText()
                .contains("main");
    }

    @Test
    void everything_that_is_wrong_with_a_delivery_is_told_at_once() {
        assertThat(api.put("/api/connections/main", """
                {"kind": "prometheus", "url": "http://prometheus.example.com:9090", "delivery": {"via": "local",
                 "configFile": "prometheus.yml", "reload": "docker", "controlPlane": "here"}}"""))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .contains(
                        "delivery.configFile",
                        "delivery.container",
                        "delivery.controlPlane",
                        "delivery.rulesDirectory");
    }

    private static final String SSH = """
            {"kind": "ssh", "url": "ssh://monitoring.example.com:22", "username": "autoscaler",
             "privateKey": "-----BEGIN OPENSSH PRIVATE KEY-----\\nabc\\n-----END OPENSSH PRIVATE KEY-----",
             "ssh": {"hostKey": "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}}""";

    private static final String PROMETHEUS = """
            {"kind": "prometheus", "url": "http://prometheus.example.com:9090", "delivery": {"via": "machine",
             "configFile": "/etc/prometheus/prometheus.yml", "rulesDirectory": "/etc/prometheus/autoscaler",
             "controlPlane": "http://autoscaler.example.com:8080", "alertmanagers": ["people"]}}""";
}
