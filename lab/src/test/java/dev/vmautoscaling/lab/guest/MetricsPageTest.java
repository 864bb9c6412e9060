package dev.vmautoscaling.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static double idle(String page) {
        String line = page.lines()
                .filter(candidate -> candidate.startsWith("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.indexOf(' ') + 1));
    }

    /** Prometheus would take it for a restart, and a full guest for an idle one. */
    @Test
    void idle_time_never_falls_not_even_by_a_rounding_error() {
        WorkQueue queue = new WorkQueue(GuestSpec.usual("shop-01", "127.0.0.1").withQueueLimit(100_000));
        MetricsPage page = new MetricsPage(queue, new ServedRequests(), Instant.EPOCH);
        Random random = new Random(1);
        long now = 1_234_567_891L;
        List<Double> seen = new ArrayList<>();
        for (int scrape = 0; scrape < 1_000; scrape++) {
            for (int request = 0; request < 50; request++) {
                queue.accept(now);
            }
            now += 1_000_000_000L + random.nextInt(1_000_003);
            seen.add(idle(page.text(now)));
        }
        assertThat(seen).isSorted();
    }
}
