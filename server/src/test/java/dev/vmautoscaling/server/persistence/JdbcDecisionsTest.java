package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.scaling.Decisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcDecisionsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Decision OUT = new Decision.ScaleOut(1, "cpu 91 % of 75 %");

    private final JdbcDecisions decisions;

    JdbcDecisionsTest(TestDatabase.Kind kind) {
        decisions = new JdbcDecisions(kind.database());
    }

    @Test
    void equal_decisions_within_ten_minutes_are_one_row_that_tells_the_newest() {
        hold(0, HoldReason.COOLING_DOWN, "a");
        hold(10, HoldReason.COOLING_DOWN, "b");
        hold(599, HoldReason.COOLING_DOWN, "c");

        RecordedDecision run = all().getFirst();
        assertThat(all()).hasSize(1);
        assertThat(run.times()).isEqualTo(3);
        assertThat(run.at()).isEqualTo(NOON);
        assertThat(run.lastAt()).isEqualTo(NOON.plusSeconds(599));
        assertThat(run.until()).contains(NOON.plusSeconds(899));
        assertThat(run.inputs()).containsExactly(Map.entry("cpu", "c"));
        assertThat(run.reason()).contains(HoldReason.COOLING_DOWN);
    }

    @Test
    void a_run_gets_a_new_row_after_ten_minutes() {
        hold(0, HoldReason.COOLING_DOWN, "a");
        hold(600, HoldReason.COOLING_DOWN, "b");
        assertThat(all()).hasSize(2);
    }

    @Test
    void those_of_many_services_are_recorded_together() {
        hold(0, HoldReason.COOLING_DOWN, "a");
        decisions.record(List.of(
                new Decisions.Entry("mall", NOON, OUT, Map.of(), Optional.empty()),
                new Decisions.Entry(
                        "shop",
                        NOON.plusSeconds(5),
                        Decision.Hold.because(HoldReason.COOLING_DOWN, ""),
                        Map.of(),
                        Optional.empty())));

        assertThat(all()).singleElement().extracting(RecordedDecision::times).isEqualTo(2);
        assertThat(decisions
                        .list("mall", Optional.empty(), Optional.empty(), Paging.first(9))
                        .items())
                .hasSize(1);
    }

    @Test
    void another_reason_or_another_service_ends_nothing_but_its_own_run() {
        hold(0, HoldReason.COOLING_DOWN, "a");
        decisions.record(new Decisions.Entry("mall", NOON, OUT, Map.of(), Optional.empty()));
        hold(1, HoldReason.COOLING_DOWN, "b");
        hold(2, HoldReason.AT_MAX_SIZE, "c");
        hold(3, HoldReason.COOLING_DOWN, "d");
        assertThat(all()).extracting(RecordedDecision::times).containsExactly(1, 1, 2);
    }

    @Test
    void a_decision_that_opened_an_event_has_its_own_row() {
        out(0, Optional.empty());
        out(1, Optional.of("e1"));
        out(2, Optional.of("e2"));
        out(3, Optional.empty());
        assertThat(all())
                .extracting(RecordedDecision::event)
                .containsExactly(Optional.empty(), Optional.of("e2"), Optional.of("e1"), Optional.empty());
        assertThat(all()).extracting(RecordedDecision::kind).containsOnly(RecordedDecision.Kind.SCALE_OUT);
    }

    @Test
    void lists_a_span_of_time_and_forgets_what_is_old() {
        hold(0, HoldReason.COOLING_DOWN, "a");
        hold(100, HoldReason.AT_MAX_SIZE, "b");
        hold(200, HoldReason.AT_MIN_SIZE, "c");

        Page<RecordedDecision> middle = decisions.list(
                "shop", Optional.of(NOON.plusSeconds(50)), Optional.of(NOON.plusSeconds(200)), Paging.first(9));
        assertThat(middle.items()).extracting(d -> d.reason().orElseThrow()).containsExactly(HoldReason.AT_MAX_SIZE);

        assertThat(decisions.purgeBefore(NOON.plusSeconds(150))).isEqualTo(2);
        assertThat(all()).hasSize(1);
    }

    private void hold(int seconds, HoldReason reason, String input) {
        Instant at = NOON.plusSeconds(seconds);
        decisions.record(new Decisions.Entry(
                "shop",
                at,
                new Decision.Hold(reason, reason.gloss(), Optional.of(at.plusSeconds(300))),
                Map.of("cpu", input),
                Optional.empty()));
    }

    private void out(int seconds, Optional<String> event) {
        decisions.record(new Decisions.Entry("shop", NOON.plusSeconds(seconds), OUT, Map.of(), event));
    }

    private List<RecordedDecision> all() {
        return decisions
                .list("shop", Optional.empty(), Optional.empty(), Paging.first(100))
                .items();
    }
}
