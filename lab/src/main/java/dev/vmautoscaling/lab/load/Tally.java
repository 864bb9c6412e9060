package dev.vmautoscaling.lab.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the requests, by the window in which each was due. Safe for any number of threads. */
final class Tally {
    private final long windowNanos;
    private final long slowNanos;
    private final List<Window> windows = new ArrayList<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private long reconnects;

    Tally(Duration window, Duration slowLimit) {
        windowNanos = window.toNanos();
        slowNanos = slowLimit.toNanos();
    }

    synchronized void sent(long due) {
        windowAt(due).sent++;
    }

    synchronized void reconnected() {
        reconnects++;
    }

    synchronized void ended(long due, long took, Outcome outcome) {
        Window window = windowAt(due);
        switch (outcome) {
            case Outcome.Good good -> window.good(took, took > slowNanos, good.servedBy());
            case Outcome.Failed failed -> {
                window.failed++;
                failures.merge(failed.cause(), 1L, Long::sum);
            }
        }
    }

    synchronized LoadReport report(boolean ended) {
        Window all = new Window();
        windows.forEach(all::add);
        List<LoadWindow> each = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            each.add(windows.get(i).report(Duration.ofNanos(i * windowNanos)));
        }
        return new LoadReport(
                all.sent,
                all.good,
                all.failed,
                all.slow,
                all.sent - all.good - all.failed,
                reconnects,
                Latency.of(all.latencies()),
                Map.copyOf(failures),
                Map.copyOf(all.servedBy),
                List.copyOf(each),
                ended);
    }

    private Window windowAt(long due) {
        int index = (int) (due / windowNanos);
        while (windows.size() <= index) {
            windows.add(new Window());
        }
        return windows.get(index);
    }

    private static final class Window {
        private long sent;
        private int good;
        private long failed;
        private long slow;
        private long[] latencies = new long[64];
        private final Map<String, Long> servedBy = new TreeMap<>();

        void good(long took, boolean isSlow, String guest) {
            latencies = Arrays.copyOf(latencies, good < latencies.length ? latencies.length : 2 * good);
            latencies[good++] = took;
            slow += isSlow ? 1 : 0;
            servedBy.merge(guest, 1L, Long::sum);
        }

        void add(Window other) {
            if (latencies.length < good + other.good) {
                latencies = Arrays.copyOf(latencies, 2 * (good + other.good));
            }
            System.arraycopy(other.latencies, 0, latencies, good, other.good);
            sent += other.sent;
            good += other.good;
            failed += other.failed;
            slow += other.slow;
            other.servedBy.forEach((guest, n) -> servedBy.merge(guest, n, Long::sum));
        }

        long[] latencies() {
            return Arrays.copyOf(latencies, good);
        }

        LoadWindow report(Duration startsAt) {
            return new LoadWindow(startsAt, sent, good, failed, slow, Latency.of(latencies()), Map.copyOf(servedBy));
        }
    }
}
