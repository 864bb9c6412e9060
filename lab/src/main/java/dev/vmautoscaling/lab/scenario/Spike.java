package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.load.LoadGenerator;
import dev.vmautoscaling.lab.load.LoadProfile;
import dev.vmautoscaling.lab.load.LoadReport;
import dev.vmautoscaling.lab.load.LoadWindow;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.wire.JenkinsListing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Load rises above what the base members can serve, a new member takes its share, the load falls and the member goes
 * again, without one failed request. The same load on a service that nobody scales stays slow.
 */
final class Spike implements Scenario {

    static final Duration LATENCY_LIMIT = Duration.ofMillis(500);

    private static final Duration HIGH = Duration.ofSeconds(36);
    /** Builds take their time too. */
    private static final Duration HIGH_WITH_BUILDS = Duration.ofSeconds(60);

    private static final Duration JUDGED = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "spike";
    }

    @Override
    public void play(Stage stage) {
        boolean builds = stage.options().jenkins();
        Duration high = builds ? HIGH_WITH_BUILDS : HIGH;
        long seed = stage.options().seed();
        LoadProfile profile = builds ? Surge.lastingGently(high, seed) : Surge.lasting(high, seed);
        try (ControlRun control = new ControlRun(stage.options(), profile)) {
            LoadGenerator load = stage.load(profile);
            ScalingEvent out = stage.awaitEvent(
                    "a scale-out to end", high.plusSeconds(9), event -> event.isScaleOut() && event.hasEnded());
            Unexpected.unless(
                    out.hasSucceeded(), "the scale-out to succeed", out.state() + " because of " + out.failures());
            stage.await(
                    "the new member to answer requests through the pool",
                    Duration.ofSeconds(10),
                    () -> newServers(stage, load.snapshot()).size() >= 1);
            judgeLatency(stage, load, control, high);
            requireDriven(stage, out);
        }
        ScalingEvent in = stage.awaitEvent(
                "a scale-in to end", Duration.ofMinutes(1), event -> event.isScaleIn() && event.hasEnded());
        Unexpected.unless(in.hasSucceeded(), "the scale-in to succeed", in.state() + " because of " + in.failures());
        requireDriven(stage, in);
        stage.await(
                "no more than the base members in the end",
                Duration.ofMinutes(1),
                () -> stage.api().members(Shop.SERVICE).size()
                                <= stage.world().site().baseMembers().size()
                        || allBack(stage));
        stage.endLoad();
        LoadReport report = stage.loadReport().orElseThrow();
        Unexpected.unless(report.failed() == 0, "no failed request", report.failed() + ": " + report.failures());
    }

    // nothing was done but what a build had called for, and that build was started by Alertmanager alone
    private static void requireDriven(Stage stage, ScalingEvent event) {
        if (!stage.options().jenkins()) {
            return;
        }
        Unexpected.unless(
                event.driven().equals("CLAIMED") && !event.buildUrl().isEmpty(),
                "a build to have driven the event",
                event.driven() + " " + event.note());
        JenkinsListing builds = new JenkinsListing(
                stage.world().jenkins().username(), stage.world().jenkins().token());
        stage.await(
                "build " + event.buildUrl() + " to succeed",
                Duration.ofSeconds(30),
                () -> builds.result(event.buildUrl()).equals("SUCCESS"));
        Unexpected.unless(
                builds.log(event.buildUrl()).contains("VM Autoscaling: shop"),
                "the build to be started by an alert",
                builds.log(event.buildUrl()));
        new StageOrder(stage.world().journal().entries()).requireOf(event);
    }

    private static boolean allBack(Stage stage) {
        return stage.events().stream().filter(ScalingEvent::isScaleOut).count()
                == stage.events().stream()
                        .filter(event -> event.isScaleIn() && event.hasSucceeded())
                        .count();
    }

    private static Set<String> newServers(Stage stage, LoadReport report) {
        return report.servedBy().entrySet().stream()
                .filter(served -> served.getValue() > 0)
                .map(Map.Entry::getKey)
                .filter(guest -> !stage.world().site().baseMembers().containsKey(guest))
                .collect(Collectors.toSet());
    }

    // in the last seconds of high load the scaled service must be quick again and the other must not
    private static void judgeLatency(Stage stage, LoadGenerator load, ControlRun control, Duration high) {
        Duration end = Surge.fallsAt(high);
        stage.await(
                "the high load to end",
                high.plusSeconds(30),
                () -> isOver(load.snapshot(), end) && isOver(control.report(), end));
        Duration scaled = p95(load.snapshot(), end).reversed().getFirst();
        Unexpected.unless(
                scaled.compareTo(LATENCY_LIMIT) <= 0,
                "a 95th percentile of at most 500 ms in the last seconds of high load with scaling",
                scaled.toMillis() + " ms");
        Duration unscaled = p95(control.report(), end).getFirst();
        Unexpected.unless(
                unscaled.compareTo(LATENCY_LIMIT) > 0,
                "a 95th percentile of more than 500 ms in the last seconds of high load without scaling",
                unscaled.toMillis() + " ms");
    }

    private static boolean isOver(LoadReport report, Duration end) {
        List<LoadWindow> windows = judged(report, end);
        return report.windows().stream().anyMatch(window -> window.startsAt().compareTo(end) >= 0)
                && windows.stream().allMatch(window -> window.good() + window.failed() == window.sent());
    }

    private static List<Duration> p95(LoadReport report, Duration end) {
        return judged(report, end).stream()
                .map(window -> window.latency().p95())
                .sorted()
                .toList();
    }

    private static List<LoadWindow> judged(LoadReport report, Duration end) {
        return report.windows().stream()
                .filter(window -> window.startsAt().compareTo(end.minus(JUDGED)) >= 0
                        && window.startsAt().compareTo(end) < 0)
                .toList();
    }
}
