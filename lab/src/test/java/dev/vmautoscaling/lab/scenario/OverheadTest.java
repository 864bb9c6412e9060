package dev.vmautoscaling.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverheadTest {

    private static final Instant DECISION = Instant.ofEpochSecond(1_000);

    @Test
    void all_of_the_time_is_ours_when_nobody_else_was_at_work() {
        assertThat(overhead()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void calls_and_delays_that_overlap_are_taken_off_once() {
        assertThat(overhead(entry(1, 4), entry(2, 3), entry(3, 6))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_lies_outside_the_stretch_does_not_count() {
        assertThat(overhead(entry(-5, 1), entry(9, 30), entry(-9, -8), entry(40, 50)))
                .isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void nothing_is_ours_when_one_entry_covers_all() {
        assertThat(overhead(entry(-1, 11), entry(2, 3))).isZero();
    }

    @Test
    void health_checks_of_guests_cover_nothing_because_most_are_not_ours() {
        JournalEntry check = new JournalEntry(
                "guest",
                JournalEntry.Kind.CALL,
                "GET /health",
                micros(DECISION.plusSeconds(1)),
                micros(DECISION.plusSeconds(9)));
        assertThat(overhead(check)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void waiting_for_news_covers_nothing_because_it_never_ends() {
        JournalEntry poll = new JournalEntry(
                "vcenter",
                JournalEntry.Kind.CALL,
                "WaitForUpdatesEx",
                micros(DECISION.minusSeconds(1)),
                micros(DECISION.plusSeconds(9)));
        assertThat(overhead(poll)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void microseconds_count() {
        JournalEntry entry = new JournalEntry(
                "f5", JournalEntry.Kind.CALL, "GET", micros(DECISION) + 1, micros(DECISION.plusSeconds(10)));
        assertThat(overhead(entry)).isEqualTo(Duration.ofNanos(1_000));
    }

    private static Duration overhead(JournalEntry... entries) {
        return Overhead.between(DECISION, DECISION.plusSeconds(10), List.of(entries));
    }

    private static JournalEntry entry(int from, int to) {
        return new JournalEntry(
                "vcenter",
                JournalEntry.Kind.DELAY,
                "CloneVM_Task",
                micros(DECISION.plusSeconds(from)),
                micros(DECISION.plusSeconds(to)));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000;
    }
}
