package dev.vmautoscaling.server.web;

import static dev.vmautoscaling.server.config.Documents.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.FakeVcenterInventory;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Configs, members and decisions. */
@WebTest
class AutoscalingTest {
    private static final PoolId POOL = new PoolId("Common", "shop-pool");

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcDecisions decisions;

    @Autowired
    FakePools f5;

    @Autowired
    FakeVcenterInventory inventory;

    @Autowired
    SettableTime time;

    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    AutoscalingTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        api.withShop();
        f5.withPool(POOL);
    }

    @Test
    void configs_are_listed_and_filtered() {
        assertThat(api.get("/api/autoscaling/configs"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.items[0].config.scaling.outCooldown")
                .isEqualTo("3m");
        assertThat(api.get("/api/autoscaling/configs?enabled=false"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(api.get("/api/autoscaling/configs?mode=act&service=shop"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void an_unknown_service_is_told_with_the_one_that_was_meant() {
        MvcTestResult answer = api.get("/api/autoscaling/configs/shpo");

        assertThat(answer).hasStatus(404).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("service-unknown");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("there is no service shpo: did you mean shop?");
        assertThat(api.post("/api/autoscaling/configs/shpo/enable", "{}")).hasStatus(404);
        assertThat(api.get("/api/autoscaling/configs/shpo/members")).hasStatus(404);
        assertThat(api.get("/api/autoscaling/configs/shpo/decisions")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "size, 0",
        "size, 1001",
        "size, x",
        "page, -1",
        "page, 99999999999",
        "sort, name",
        "enabled, maybe",
        "mode, fast",
        "sevice, shop"
    })
    void every_wrong_parameter_is_named(String parameter, String value) {
        MvcTestResult answer = api.get("/api/autoscaling/configs?" + parameter + "=" + value);

        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("parameters-refused");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(parameter);
    }

    @Test
    void enabling_and_disabling_move_the_version_and_are_audited() {
        MvcTestResult answer = api.post("/api/autoscaling/configs/shop/disable", "{\"reason\":\"load test\"}");

        assertThat(answer).hasStatus(200).bodyJson().extractingPath("$.enabled").isEqualTo(false);
        assertThat(answer.getResponse().getHeader("ETag")).isNotNull();
        assertThat(api.post("/api/autoscaling/configs/shop/enable", ""))
                .bodyJson()
                .extractingPath("$.enabled")
                .isEqualTo(true);
        assertThat(api.get("/api/audit?sort=at"))
                .bodyJson()
                .extractingPath("$.items[2].what")
                .isEqualTo("disable config shop");
        assertThat(api.get("/api/audit?sort=at"))
                .bodyJson()
                .extractingPath("$.items[2].detail")
                .isEqualTo("load test");
    }

    @Test
    void parts_are_suspended_and_resumed() {
        assertThat(api.post("/api/autoscaling/configs/shop/suspend", "{\"parts\":[\"in\",\"heal\"]}"))
                .bodyJson()
                .extractingPath("$.suspended")
                .asArray()
                .containsExactly("in", "heal");
        assertThat(api.post("/api/autoscaling/configs/shop/suspend", "{\"parts\":[\"out\"]}"))
                .bodyJson()
                .extractingPath("$.suspended")
                .asArray()
                .containsExactly("out", "in", "heal");
        assertThat(api.post("/api/autoscaling/configs/shop/resume", "{\"parts\":[\"in\"]}"))
                .bodyJson()
                .extractingPath("$.suspended")
                .asArray()
                .containsExactly("out", "heal");
        assertThat(api.post("/api/autoscaling/configs/shop/resume", "{}"))
                .bodyJson()
                .extractingPath("$.suspended")
                .asArray()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"parts\":[\"up\"]}",
                "{\"part\":[]}",
                "[]",
                "{\"parts\":\"in\"}",
                "{\"reason\":\"\"}",
                "{\"parts\":[null]}"
            })
    void a_wrong_order_is_refused_with_its_field(String body) {
        MvcTestResult answer = api.post("/api/autoscaling/configs/shop/suspend", body);

        assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.code").isEqualTo("fields-refused");
        assertThat(groups.find("shop").orElseThrow().suspended()).isEmpty();
    }

    @Test
    void members_are_base_members_as_f5_shows_them_and_created_ones_as_recorded() {
        f5.addByHand(POOL, new Endpoint(new IpAddress("127.80.1.11"), 8080));
        Scene.open(groups, ledger, WorkflowState.RUNNING);

        MvcTestResult answer = api.get("/api/autoscaling/configs/shop/members");

        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.items[0].origin").isEqualTo("base");
        assertThat(answer).bodyJson().extractingPath("$.items[0].state").isEqualTo("IN_SERVICE");
        assertThat(answer).bodyJson().extractingPath("$.items[1].name").isEqualTo("shop-as01");
        assertThat(answer).bodyJson().extractingPath("$.items[1].vmId").isEqualTo("vm-73");
        assertThat(answer).bodyJson().extractingPath("$.items[1].address").isEqualTo("127.80.1.100");
        assertThat(answer).bodyJson().doesNotHavePath("$.poolTrouble");
        assertThat(api.get("/api/autoscaling/configs/shop/members?origin=created"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        f5.removeByHand(POOL, new Endpoint(new IpAddress("127.80.1.11"), 8080));
    }

    @Test
    void base_members_are_shown_with_their_vms_and_those_that_f5_made_from_a_host_name_count_too() {
        f5.addByHand(POOL, new Endpoint(new IpAddress("127.80.1.11"), 8080));
        f5.addEphemeral(POOL, new Endpoint(new IpAddress("127.80.1.12"), 8080));
        inventory.has(new Contents(
                List.of(Vms.on("shop-01", "127.80.1.11")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                time.instant(),
                Optional.empty()));

        MvcTestResult answer = api.get("/api/autoscaling/configs/shop/members?origin=base");

        assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.items[0].vm.name").isEqualTo("shop-01");
        assertThat(answer).bodyJson().extractingPath("$.items[0].protected").isEqualTo(true);
        assertThat(answer).bodyJson().doesNotHavePath("$.items[1].vm");
    }

    @Test
    void fields_of_a_new_config_are_suggested_from_the_servers_in_its_pool() {
        f5.addByHand(POOL, new Endpoint(new IpAddress("127.80.1.11"), 8080));

        MvcTestResult answer =
                api.get("/api/autoscaling/config-defaults?f5=lab-f5&pool=shop-pool&vcenter=vc&prometheus=prom");

        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyJson().extractingPath("$.members[0].port").isEqualTo(8080);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.fields[?(@.field == 'network.ipPool')].value")
                .asArray()
                .containsExactly("shop");
        assertThat(api.get("/api/autoscaling/config-defaults?f5=lab-f5")).hasStatus(400);
    }

    @Test
    void without_f5_the_created_members_are_still_told() {
        api.importYaml(shop("f5: lab-f5", "f5: gone"));
        Scene.open(groups, ledger, WorkflowState.RUNNING);

        MvcTestResult answer = api.get("/api/autoscaling/configs/shop/members");

        assertThat(answer).hasStatus(200).bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.poolTrouble").asString().contains("no such host");
    }

    @Test
    void decisions_tell_their_reason() {
        decisions.record(new Decisions.Entry(
                "shop",
                time.instant(),
                Decision.Hold.because(HoldReason.AT_MAX_SIZE, "4 of 4"),
                Map.of("size", "4"),
                Optional.empty()));

        MvcTestResult answer = api.get("/api/autoscaling/configs/shop/decisions");

        assertThat(answer).bodyJson().extractingPath("$.items[0].kind").isEqualTo("hold");
        assertThat(answer).bodyJson().extractingPath("$.items[0].reason").isEqualTo("AT_MAX_SIZE");
        assertThat(answer).bodyJson().extractingPath("$.items[0].inputs.size").isEqualTo("4");
        assertThat(api.get("/api/autoscaling/configs/shop/decisions?from=yesterday"))
                .hasStatus(400);
    }

    @Test
    void what_members_depend_on_cannot_change_while_they_exist() {
        Scene.open(groups, ledger, WorkflowState.RUNNING);

        MvcTestResult answer = api.importYaml(shop("memberPort: 8080", "memberPort: 8081")
                .replace("lab-vcenter", "other")
                .replace("max: 4", "max: 6"));

        assertThat(answer)
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("configs[0].placement.vcenter", "configs[0].loadBalancer.memberPort");
        assertThat(api.importYaml(shop("max: 4", "max: 6"))).hasStatus(200);
    }
}
