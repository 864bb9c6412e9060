package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.FakeMetrics;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class MetricsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String RANGE = "&from=2026-03-02T09:00:00Z&to=2026-03-02T09:01:00Z&points=60";

    @Autowired
    FakeMetrics prometheus;

    @Autowired
    SettableTime time;

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    private final Api api;

    @Autowired
    MetricsTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.api = new Api(mvc);
        Api.empty(jdbc);
    }

    @BeforeEach
    void shop() {
        api.withShop();
        prometheus.forget("shop");
        prometheus.faults().recover();
        time.advance(Duration.ofMinutes(1)); // what another test left in the cache is old
    }

    @Test
    void a_curve_has_a_value_at_every_step_and_null_where_nothing_was_measured() {
        prometheus
                .draw("shop", Curve.CPU, NINE, 0.5)
                .draw("shop", Curve.CPU, NINE.plusSeconds(20), 0.7512345678)
                .draw("shop", Curve.MEMBERS, NINE, 2);

        MvcTestResult answer = api.get("/api/monitoring/metrics?service=shop" + RANGE);

        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyJson().extractingPath("$.stepSeconds").isEqualTo(5);
        assertThat(answer).bodyJson().extractingPath("$.series[0].metric").isEqualTo("cpu");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.series[0].values[0:5]")
                .asArray()
                .containsExactly(0.5, null, null, null, 0.751235);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.series[0].values.length()")
                .isEqualTo(13);
        assertThat(answer).bodyJson().extractingPath("$.series[1].unit").isEqualTo("members");
    }

    @Test
    void only_the_wanted_metrics_are_told_with_their_thresholds_and_the_events() {
        prometheus.draw("shop", Curve.CPU, NINE, 0.5).draw("shop", Curve.MEMORY, NINE, 0.5);
        Scene.open(groups, ledger, WorkflowState.RUNNING);

        MvcTestResult answer = api.get("/api/monitoring/metrics?service=shop&metric=cpu,response-time" + RANGE);

        assertThat(answer).bodyJson().extractingPath("$.series.length()").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.thresholds[0].out").isEqualTo(0.75);
        assertThat(answer).bodyJson().extractingPath("$.events[0].id").isEqualTo(Scene.EVENT);
        assertThat(answer).bodyJson().extractingPath("$.events[0].kind").isEqualTo("scale-out");
    }

    @Test
    void many_who_look_at_the_same_are_one_question() {
        int before = asked();
        SideBySide.map(
                List.of(1, 2, 3, 4, 5, 6, 7, 8), number -> api.get("/api/monitoring/metrics?service=shop" + RANGE));
        api.get("/api/monitoring/metrics?service=shop&metric=memory" + RANGE);
        assertThat(asked() - before).isEqualTo(1);

        time.advance(Duration.ofSeconds(6));
        api.get("/api/monitoring/metrics?service=shop" + RANGE);
        assertThat(asked() - before).isEqualTo(2);
    }

    private int asked() {
        return (int)
                prometheus.faults().calls().stream().filter("curves"::equals).count();
    }

    @Test
    void a_prometheus_that_is_down_is_told_and_asked_again_by_the_next() {
        prometheus
                .faults()
                .failAll(new OutsideFault(
                        FaultKind.TRANSIENT, "Prometheus p", "query_range", "no answer", "check that it runs"));

        MvcTestResult answer = api.get("/api/monitoring/metrics?service=shop" + RANGE);

        assertThat(answer).hasStatus(502);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("outside-system-failed");
        assertThat(answer).bodyJson().extractingPath("$.hint").isEqualTo("check that it runs");
        prometheus.faults().recover();
        assertThat(api.get("/api/monitoring/metrics?service=shop" + RANGE)).hasStatus(200);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        MvcTestResult answer = api.get(
                "/api/monitoring/metrics?metric=cup&from=2026-03-02T09:00:00Z&to=" + "2026-03-01T09:00:00Z&points=1");

        assertThat(answer).hasStatus(400);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("service", "metric", "from", "points");
        assertThat(api.get("/api/monitoring/metrics?service=shpo")).hasStatus(404);
    }
}
