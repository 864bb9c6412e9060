package dev.vmautoscaling.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:07.5Z");

    @ParameterizedTest
    @CsvSource({
        "PT1M, 60, PT5S",
        "PT5M, 60, PT10S",
        "PT1H, 300, PT15S",
        "PT6H, 300, PT2M",
        "P1D, 300, PT5M",
        "P7D, 300, PT1H",
        "P90D, 300, PT12H",
        "P400D, 10, P1D"
    })
    void the_step_is_the_shortest_that_fits_the_width(Duration range, int points, Duration step) {
        assertThat(Span.of(NOON.minus(range), NOON, points).step()).isEqualTo(step);
    }

    @Test
    void whoever_asks_a_moment_later_asks_for_the_same() {
        Span span = Span.of(NOON.minusSeconds(3_600), NOON, 100);

        assertThat(span.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(span.to()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(Span.of(NOON.minusSeconds(3_590), NOON.plusSeconds(10), 100)).isEqualTo(span);
        assertThat(span.size()).isEqualTo(61);
        assertThat(span.index(span.from())).isZero();
        assertThat(span.index(span.to())).isEqualTo(60);
    }

    @Test
    void a_span_does_not_end_before_it_begins() {
        assertThatThrownBy(() -> new Span(NOON, NOON.minusSeconds(1), Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
