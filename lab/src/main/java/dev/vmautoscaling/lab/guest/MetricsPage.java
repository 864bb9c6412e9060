package dev.vmautoscaling.lab.guest;

import java.time.Instant;

/** The page a scrape sees: node_exporter's names for the machine, a client library's for the application. */
record MetricsPage(WorkQueue cpu, ServedRequests requests, Instant bootedAt) {
    private static final long MEMORY = 2L << 30;
    private static final double IDLE_SHARE_OF_MEMORY = 0.7;
    private static final long MEMORY_PER_REQUEST = 2L << 20;
    private static final double SYSTEM_SHARE = 0.1;

    String text(long now) {
        StringBuilder page = new StringBuilder(2_048);
        printCpu(page, now);
        long available = (long) (MEMORY * IDLE_SHARE_OF_MEMORY) - cpu.unfinished(now) * MEMORY_PER_REQUEST;
        gauge(page, "node_memory_MemTotal_bytes", MEMORY);
        gauge(page, "node_memory_MemAvailable_bytes", Math.max(MEMORY / 50, available));
        gauge(page, "node_boot_time_seconds", bootedAt.getEpochSecond());
        requests.print(page);
        return page.toString();
    }

    private void printCpu(StringBuilder page, long now) {
        page.append("# TYPE node_cpu_seconds_total counter\n");
        for (int core = 0; core < cpu.cores(); core++) {
            long busyNanos = cpu.busy(core, now);
            double busy = busyNanos / 1e9;
            // In whole nanoseconds: a counter that falls by a rounding error is a restart to Prometheus.
            printMode(page, core, "idle", (now - busyNanos) / 1e9);
            printMode(page, core, "system", busy * SYSTEM_SHARE);
            printMode(page, core, "user", busy * (1 - SYSTEM_SHARE));
            for (String unused : new String[] {"iowait", "irq", "nice", "softirq", "steal"}) {
                printMode(page, core, unused, 0);
            }
        }
    }

    private static void printMode(StringBuilder page, int core, String mode, double seconds) {
        page.append("node_cpu_seconds_total{cpu=\"")
                .append(core)
                .append("\",mode=\"")
                .append(mode);
        page.append("\"} ").append(seconds).append('\n');
    }

    private static void gauge(StringBuilder page, String name, long value) {
        page.append("# TYPE ").append(name).append(" gauge\n");
        page.append(name).append(' ').append(value).append('\n');
    }
}
