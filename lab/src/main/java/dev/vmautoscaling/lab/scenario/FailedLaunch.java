package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.load.LoadReport;
import dev.vmautoscaling.lab.site.Shop;
import java.time.Duration;

/** What the failing scenarios have in common: high load, a launch that fails, everything undone, the reason told. */
final class FailedLaunch {

    private static final Duration FIRST_EVENT = Duration.ofSeconds(40);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private FailedLaunch() {}

    /**
     * Plays it.
     *
     * @param step the step that must be named as the one that failed
     * @param reason a part of what must be said about it
     * @param undoLimit how long the event may take from its beginning until everything is undone
     */
    static void play(Stage stage, String step, String reason, Duration undoLimit) {
        stage.load(Surge.lasting(Duration.ofMinutes(5), stage.options().seed()));
        stage.awaitEvent("a scale-out to begin", FIRST_EVENT, ScalingEvent::isScaleOut);
        ScalingEvent event =
                stage.awaitEvent("the failing scale-out to end", undoLimit, e -> e.isScaleOut() && e.hasEnded());
        Unexpected.unless(event.wasUndone(), "the scale-out to be UNDONE", event.state() + " " + event.failures());
        Unexpected.unless(
                event.failedIn(step) && event.failures().contains(reason),
                "the event to say that " + step + " failed because of \"" + reason + "\"",
                "\"" + event.failures() + "\"");
        calmDown(stage);
        for (ScalingEvent other : stage.events()) {
            Unexpected.unless(
                    !other.isScaleOut() || other.wasUndone(),
                    "every scale-out to be UNDONE",
                    other.state() + " " + other.failures());
        }
    }

    /** Ends load and acting, and waits until nothing runs any more. */
    static void calmDown(Stage stage) {
        stage.api().disable(Shop.SERVICE);
        stage.endLoad();
        stage.await("all events to end", QUIET, () -> stage.events().stream().allMatch(ScalingEvent::hasEnded));
        LoadReport report = stage.loadReport().orElseThrow();
        Unexpected.unless(report.total() > 0, "load", "no request at all");
    }
}
