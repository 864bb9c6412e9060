package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Why, or why not, at a moment. */
@WebTest
class ExplanationTest {
    private static final String PATH = "/api/autoscaling/configs/shop/decisions/at";

    @Autowired
    JdbcDecisions decisions;

    @Autowired
    SettableTime time;

    private final Api api;
    private final JdbcClient jdbc;

    @Autowired
    ExplanationTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.api = new Api(mvc);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        api.withShop();
        time.advance(Duration.ofMinutes(30));
    }

    private Instant decided(Decision decision, Map<String, String> inputs) {
        Instant at = time.instant();
        decisions.record(new Decisions.Entry("shop", at, decision, inputs, Optional.empty()));
        time.advance(Duration.ofMinutes(20));
        return at;
    }

    private static void tells(MvcTestResult answer, String path, Object value) {
        assertThat(answer).bodyJson().extractingPath(path).isEqualTo(value);
    }

    @Test
    void the_decision_that_stood_at_a_moment_is_told() {
        Instant first = decided(Decision.Hold.because(HoldReason.AT_MAX_SIZE, "4 of 4"), Map.of());
        decided(Decision.Hold.because(HoldReason.KILL_SWITCH_ON, ""), Map.of());

        tells(api.get(PATH), "$.decision.reason", "KILL_SWITCH_ON");
        tells(api.get(PATH + "?at=" + first.plusSeconds(600)), "$.decision.reason", "AT_MAX_SIZE");
        assertThat(api.get(PATH + "?at=" + first.minusSeconds(1))).hasStatus(404);
        assertThat(api.get(PATH + "?at=noon")).hasStatus(400);
    }

    @Test
    void what_would_have_changed_it_is_told_with_the_numbers_of_that_time() {
        decided(
                Decision.Hold.because(HoldReason.WITHIN_THRESHOLDS, ""),
                Map.of("cpu", "0.5432 at 2026-03-02T09:00:00Z", "requests", "120.0 at x", "measured", "3 of 3"));

        MvcTestResult answer = api.get(PATH);

        tells(answer, "$.rule", "NONE");
        tells(answer, "$.whatIf[0].kind", "VALUE_ABOVE");
        tells(answer, "$.whatIf[0].value", 0.5432);
        tells(answer, "$.whatIf[0].limit", 0.75);
        tells(answer, "$.whatIf[3].subject", "requests");
        tells(answer, "$.whatIf[3].value", 40.0);
    }

    @Test
    void what_was_beyond_its_threshold_already_would_have_changed_nothing() {
        decided(
                Decision.Hold.because(HoldReason.ALERT_PENDING, "cpu 90 % of 75 %"),
                Map.of("cpu", "0.9 at x", "requests", "120.0 at x", "measured", "3 of 3"));
        tells(api.get(PATH), "$.rule", "LOAD_HIGH");
        tells(api.get(PATH), "$.whatIf[0].subject", "monitoring.outFor");

        decided(Decision.Hold.because(HoldReason.ALERT_OUTDATED, ""), Map.of("cpu", "0.9 at x"));
        assertThat(api.get(PATH))
                .bodyJson()
                .extractingPath("$.whatIf[?(@.kind == 'VALUE_ABOVE' && @.subject == 'cpu')]")
                .asArray()
                .isEmpty();
    }

    @Test
    void a_value_that_is_missing_is_no_matter_of_the_size() {
        decided(Decision.Hold.because(HoldReason.METRIC_MISSING, "cpu"), Map.of());
        tells(api.get(PATH), "$.rule", "READING");

        decided(Decision.Hold.because(HoldReason.METRIC_STALE, "cpu"), Map.of("alert scale_in cpu", "firing since x"));
        tells(api.get(PATH), "$.rule", "LOAD_LOW");
    }

    @Test
    void a_config_that_was_edited_since_explains_nothing() {
        decided(
                Decision.Hold.because(HoldReason.AT_MAX_SIZE, "4 of 4"),
                Map.of("alert scale_out cpu", "firing since x"));
        api.put("/api/autoscaling/configs/shop", "{\"scaling\":{\"max\":5}}", 1);

        tells(api.get(PATH), "$.rule", "LOAD_HIGH");
        tells(api.get(PATH), "$.whatIf[0].words", "another scaling.max, it was 4");
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_can_be_explained(HoldReason reason) {
        decided(new Decision.Hold(reason, "why", Optional.of(time.instant())), Map.of());

        tells(api.get(PATH), "$.whatIf[0].kind", "LATER");
    }

    @Test
    void a_decision_that_acted_needs_nothing_else() {
        decided(new Decision.ScaleOut(1, "cpu"), Map.of("alert scale_out cpu", "firing since x"));

        tells(api.get(PATH), "$.rule", "LOAD_HIGH");
        tells(api.get(PATH), "$.whatIf.length()", 0);
    }
}
