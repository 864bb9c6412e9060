package dev.vmautoscaling.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally(Duration.ofSeconds(1), Duration.ofMillis(500));

    @Test
    void counts_good_slow_failed_and_open_requests_by_the_window_in_which_they_were_due() {
        good(100, 20, "shop-01");
        good(900, 600, "shop-02");
        failed(1_100, "timeout");
        tally.sent(millis(1_200));

        LoadReport report = tally.report(false);

        assertThat(report.total()).isEqualTo(4);
        assertThat(report.good()).isEqualTo(2);
        assertThat(report.slow()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.inFlight()).isEqualTo(1);
        assertThat(report.failures()).isEqualTo(Map.of("timeout", 1L));
        assertThat(report.windows()).extracting(LoadWindow::sent).containsExactly(2L, 2L);
        assertThat(report.windows().getFirst().servedBy()).isEqualTo(Map.of("shop-01", 1L, "shop-02", 1L));
        assertThat(report.windows().getLast().startsAt()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void percentiles_are_latencies_that_were_measured() {
        for (int i = 1; i <= 100; i++) {
            good(i, i, "shop-01");
        }

        Latency latency = tally.report(true).latency();

        assertThat(latency)
                .isEqualTo(new Latency(
                        Duration.ofMillis(50), Duration.ofMillis(95), Duration.ofMillis(99), Duration.ofMillis(100)));
    }

    @Test
    void a_run_without_answers_has_no_latency() {
        assertThat(tally.report(false).latency()).isEqualTo(Latency.NONE);
    }

    private void good(long due, long took, String guest) {
        tally.sent(millis(due));
        tally.ended(millis(due), millis(took), new Outcome.Good(guest));
    }

    private void failed(long due, String cause) {
        tally.sent(millis(due));
        tally.ended(millis(due), millis(1), new Outcome.Failed(cause));
    }

    private static long millis(long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }
}
