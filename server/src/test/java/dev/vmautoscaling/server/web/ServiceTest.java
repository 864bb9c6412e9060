package dev.vmautoscaling.server.web;

import static dev.vmautoscaling.server.config.Documents.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.capacity.Limit;
import dev.vmautoscaling.domain.capacity.Room;
import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.FakeMetrics;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** All services at a glance, and what needs a person. */
@WebTest
class ServiceTest {
    @Autowired
    FakeMetrics prometheus;

    @Autowired
    SettableTime time;

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcDecisions decisions;

    @Autowired
    ScriptedMaxes maxes;

    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    ServiceTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        jdbc.sql("delete from drift").update();
        api.withShop();
        prometheus.forget("shop");
        prometheus.faults().recover();
        maxes.known.clear();
        time.advance(Duration.ofMinutes(30)); // what another test left is old
    }

    private void decided(Decision decision, Map<String, String> inputs) {
        decisions.record(new Decisions.Entry("shop", time.instant(), decision, inputs, Optional.empty()));
    }

    private void holds(HoldReason reason) {
        decided(Decision.Hold.because(reason, ""), Map.of("size", "3", "created", "1"));
    }

    private static void tells(MvcTestResult answer, String path, Object value) {
        assertThat(answer).bodyJson().extractingPath(path).isEqualTo(value);
    }

    @Test
    void a_row_says_how_big_it_is_how_busy_and_why_nothing_is_done() {
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        prometheus
                .measure("shop", Metric.CPU, 0.78, time.instant())
                .measure("shop", Metric.REQUESTS, 120, time.instant().minusSeconds(300))
                .fire("shop", Direction.SCALE_OUT, Metric.CPU, time.instant());
        holds(HoldReason.COOLING_DOWN);
        maxes.known.put("shop", EffectiveMax.of(4, 3, List.of()));

        MvcTestResult answer = api.get("/api/services");

        tells(answer, "$.items[0].size.base", 2);
        tells(answer, "$.items[0].size.byState.IN_SERVICE", 1);
        tells(answer, "$.items[0].size.reachable", 4);
        tells(answer, "$.items[0].load.cpu.value", 0.78);
        tells(answer, "$.items[0].load.cpu.out", 0.75);
        tells(answer, "$.items[0].load.cpu.stale", false);
        tells(answer, "$.items[0].load.requests.stale", true);
        assertThat(answer).bodyJson().doesNotHavePath("$.items[0].load.memory");
        tells(answer, "$.items[0].firing[0].direction", "scale-out");
        tells(answer, "$.items[0].state", "HOLDING");
        tells(answer, "$.items[0].words", "the group rests after its last event");
        tells(answer, "$.items[0].decision.reason", "COOLING_DOWN");
        tells(answer, "$.items[0].lastEvent.id", Scene.EVENT);
        tells(answer, "$.items[0].concern", "CALM");
        tells(answer, "$.sums.createdMembers", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "WITHIN_THRESHOLDS, STEADY, CALM",
        "COOLING_DOWN, HOLDING, CALM",
        "AT_MAX_SIZE, HOLDING, WARNING",
        "LAUNCH_BREAKER_OPEN, HOLDING, CRITICAL"
    })
    void its_state_and_how_much_it_matters_follow_from_the_newest_decision(
            HoldReason reason, String state, String concern) {
        holds(reason);

        tells(api.get("/api/services/shop"), "$.state", state);
        tells(api.get("/api/services/shop"), "$.concern", concern);
    }

    @Test
    void a_service_that_nobody_decides_about_is_told_before_it_is_needed() {
        MvcTestResult answer = api.get("/api/services/shop");

        tells(answer, "$.state", "NOT_EVALUATED");
        tells(answer, "$.needs[0].kind", "NOT_EVALUATED");
        assertThat(answer).bodyJson().doesNotHavePath("$.size.base");
        api.post("/api/autoscaling/configs/shop/disable", "{}");
        tells(api.get("/api/services/shop"), "$.state", "DISABLED");
        tells(api.get("/api/attention"), "$.total", 0);
    }

    @Test
    void while_it_is_scaled_it_is_busy_and_what_is_stuck_needs_a_person() {
        holds(HoldReason.WORKFLOW_RUNNING);
        Scene.open(groups, ledger, WorkflowState.RUNNING);
        tells(api.get("/api/services/shop"), "$.state", "SCALING_OUT");
        tells(api.get("/api/services/shop"), "$.concern", "BUSY");
        tells(api.get("/api/services/shop"), "$.words", "cpu 91 % of 75 %");

        jdbc.sql("update workflow set state = 'STUCK'").update();

        MvcTestResult needs = api.get("/api/attention");
        tells(needs, "$.items[0].kind", "STUCK_WORKFLOW");
        tells(needs, "$.items[0].subject", Scene.WORKFLOW);
        tells(needs, "$.items[0].event", Scene.EVENT);
        tells(needs, "$.items[0].words", "clone-vm: no space left on LocalDS_0");
        tells(api.get("/api/services"), "$.items[0].state", "STUCK");
    }

    @Test
    void the_worst_comes_first_and_other_orders_and_filters_can_be_asked_for() {
        assertThat(api.importYaml(shop("service: shop", "service: mall").replace("pool: shop-pool", "pool: mall-pool")))
                .hasStatus(200);
        time.advance(Duration.ofMinutes(10));
        decided(Decision.Hold.because(HoldReason.WITHIN_THRESHOLDS, ""), Map.of());

        tells(api.get("/api/services"), "$.items[0].service", "mall");
        tells(api.get("/api/services?sort=-service"), "$.items[0].service", "shop");
        tells(api.get("/api/services?sort=-cpu"), "$.total", 2);
        tells(api.get("/api/services?state=steady,holding"), "$.items[0].service", "shop");
        tells(api.get("/api/services?concern=critical"), "$.total", 1);
        tells(api.get("/api/services?q=SHO&size=1"), "$.total", 2);
        tells(api.get("/api/services?q=nothing"), "$.sums.services", 2);
        assertThat(api.get("/api/services?state=happy&sort=colour")).hasStatus(400);
    }

    @Test
    void a_trend_is_drawn_when_it_is_asked_for() {
        prometheus.draw("shop", Curve.CPU, time.instant().minus(Duration.ofMinutes(30)), 0.5);

        MvcTestResult answer = api.get("/api/services?trend=true");

        tells(answer, "$.items[0].trend.stepSeconds", 300);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].trend.values")
                .asArray()
                .contains(0.5)
                .hasSizeLessThanOrEqualTo(60);
        assertThat(api.get("/api/services")).bodyJson().doesNotHavePath("$.items[0].trend");
    }

    @Test
    void many_who_look_are_one_question_to_prometheus_and_its_failure_is_told_beside_the_old_values() {
        prometheus.measure("shop", Metric.CPU, 0.5, time.instant());
        long before = asked();
        SideBySide.map(List.of(1, 2, 3, 4, 5, 6), number -> api.get("/api/services"));
        assertThat(asked() - before).isEqualTo(1);

        time.advance(Duration.ofSeconds(6));
        prometheus
                .faults()
                .failAll(new OutsideFault(FaultKind.TRANSIENT, "Prometheus p", "query", "no answer", "check it"));
        MvcTestResult answer = api.get("/api/services");

        tells(answer, "$.items[0].load.cpu.value", 0.5);
        assertThat(answer).bodyJson().extractingPath("$.troubles[0]").asString().contains("Prometheus p", "check it");
    }

    private long asked() {
        return prometheus.faults().calls().stream().filter("read"::equals).count();
    }

    @Test
    void what_concerns_several_services_is_told_once() {
        holds(HoldReason.POOL_UNREADABLE);
        api.put("/api/system/kill-switch", "{\"position\":\"no-new-work\",\"reason\":\"storm\"}");
        maxes.known.put("shop", EffectiveMax.of(4, 2, List.of(new Room(Limit.ADDRESSES, 1, "1 free"))));

        MvcTestResult needs = api.get("/api/attention");

        tells(needs, "$.items[0].kind", "SYSTEM_UNREADABLE");
        tells(needs, "$.items[0].subject", "lab-f5");
        tells(needs, "$.items[1].kind", "KILL_SWITCH_ON");
        tells(needs, "$.items[1].words", "admin: storm");
        tells(needs, "$.items[2].kind", "MAX_UNREACHABLE");
        tells(api.get("/api/services/shop"), "$.state", "STOPPED");
        tells(api.get("/api/services/shop"), "$.size.limitedBy", "addresses");
    }

    @Test
    void trouble_with_one_pool_of_an_f5_that_tells_of_others_is_the_services_own() {
        assertThat(api.importYaml(shop("service: shop", "service: mall").replace("pool: shop-pool", "pool: mall-pool")))
                .hasStatus(200);
        holds(HoldReason.POOL_UNREADABLE);
        tells(api.get("/api/attention"), "$.items[0].subject", "lab-f5");
        assertThat(api.get("/api/attention")).bodyJson().doesNotHavePath("$.items[0].service");
        tells(api.get("/api/services/shop"), "$.concern", "CRITICAL");

        decisions.record(new Decisions.Entry(
                "mall",
                time.instant(),
                Decision.Hold.because(HoldReason.WITHIN_THRESHOLDS, ""),
                Map.of(),
                Optional.empty()));

        tells(api.get("/api/attention"), "$.items[0].service", "shop");
        tells(api.get("/api/services/mall"), "$.concern", "CALM");
    }

    @ParameterizedTest
    @CsvSource({"sho, service", "127.80.1.10, service", "SHOP-AS01, member", "event-, event", "lab-, connection"})
    void anything_is_found_by_a_piece_of_its_name(String text, String kind) {
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        api.put(
                "/api/connections/lab-f5",
                "{\"kind\":\"f5\",\"url\":\"https://f5.example\",\"username\":\"admin\",\"password\":\"x\"}");

        tells(api.get("/api/search?q={text}", text), "$.items[0].kind", kind);
    }

    @Test
    void signs_that_stand_for_others_are_only_signs() {
        tells(api.get("/api/search?q={text}", "%"), "$.total", 0);
        tells(api.get("/api/search?q={text}", "shop_"), "$.total", 0);
        assertThat(api.get("/api/search")).hasStatus(400);
    }
}
