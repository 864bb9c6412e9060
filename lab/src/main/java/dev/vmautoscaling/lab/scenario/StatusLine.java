package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ControlPlaneApi;
import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.load.LoadGenerator;
import dev.vmautoscaling.lab.load.LoadReport;
import dev.vmautoscaling.lab.load.LoadWindow;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.wire.F5Listing;
import dev.vmautoscaling.lab.wire.PrometheusListing;
import java.io.UncheckedIOException;
import java.util.List;

/** One line about the demonstration: rewritten in place on a terminal, a new line for each change elsewhere. */
final class StatusLine {

    private final boolean isTerminal = Boolean.getBoolean("autoscaler.terminal");
    private final LoadGenerator load;
    private final ControlPlaneApi api;
    private final F5Listing f5;
    private final PrometheusListing prometheus;
    private String lastEvent = "";
    private int missed;

    StatusLine(World world, LoadGenerator load) {
        this.load = load;
        api = world.controlPlane().api();
        f5 = new F5Listing(world.site().f5Login());
        prometheus = new PrometheusListing(world.monitoring().prometheus());
    }

    /** Looks and writes. */
    void show() {
        try {
            String event = event();
            String numbers = numbers();
            if (isTerminal) {
                System.out.printf("\r\033[K%s%s", numbers, event.isEmpty() ? "" : "  | " + event);
            } else if (!event.equals(lastEvent)) {
                System.out.printf("%s  | %s%n", numbers, event);
            }
            if (isTerminal && !event.equals(lastEvent)) {
                System.out.println();
            }
            System.out.flush();
            lastEvent = event;
            missed = 0;
        } catch (UncheckedIOException | IllegalStateException e) {
            // one may come of Ctrl-C, which ends the systems while they are asked
            if (++missed > 1) {
                System.err.println(e.getMessage());
            }
        }
    }

    private String numbers() {
        LoadReport report = load.snapshot();
        List<LoadWindow> windows = report.windows();
        // the last window is still filling
        LoadWindow window = windows.size() < 2 ? null : windows.get(windows.size() - 2);
        return "members %d  cpu %3.0f %%  load %3d/s  p95 %4d ms  failed %d"
                .formatted(
                        f5.available(Shop.PARTITION, Shop.POOL),
                        100
                                * prometheus
                                        .value("service:cpu_busy:ratio{service=\"shop\"}")
                                        .orElse(0),
                        window == null ? 0 : window.sent(),
                        window == null ? 0 : window.latency().p95().toMillis(),
                        report.failed());
    }

    private String event() {
        List<ScalingEvent> events = api.events(Shop.SERVICE);
        if (events.isEmpty()) {
            return "";
        }
        ScalingEvent last = events.getLast();
        String step = last.workflows().stream()
                .flatMap(workflow -> workflow.steps().stream())
                .filter(s -> s.state().equals("STARTED"))
                .map(ScalingEvent.Step::key)
                .findFirst()
                .orElse("");
        return "%s %s %s".formatted(last.kind(), last.state(), step).strip();
    }
}
