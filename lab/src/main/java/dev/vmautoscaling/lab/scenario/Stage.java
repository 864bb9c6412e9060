package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ControlPlaneApi;
import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.load.LoadGenerator;
import dev.vmautoscaling.lab.load.LoadProfile;
import dev.vmautoscaling.lab.load.LoadReport;
import dev.vmautoscaling.lab.load.LoadSettings;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a scenario has at hand: the world, load for it, and ways to wait for what should happen. */
final class Stage implements AutoCloseable {

    // a little more than the load's own patience
    private static final Duration LAST_ANSWER = Duration.ofSeconds(12);

    private final World world;
    private final Options options;
    private @Nullable LoadGenerator load;

    Stage(World world, Options options) {
        this.world = world;
        this.options = options;
    }

    World world() {
        return world;
    }

    Options options() {
        return options;
    }

    ControlPlaneApi api() {
        return world.controlPlane().api();
    }

    /** Sends load to the service's virtual address; one load per scenario. */
    LoadGenerator load(LoadProfile profile) {
        LoadGenerator started =
                LoadGenerator.start(LoadSettings.usual(world.site().service(), profile));
        load = started;
        return started;
    }

    /** What has become of the load's requests, if there was any load. */
    Optional<LoadReport> loadReport() {
        return Optional.ofNullable(load).map(LoadGenerator::snapshot);
    }

    /** Ends the load and waits until every request has its answer. */
    void endLoad() {
        LoadGenerator running = load;
        if (running != null) {
            running.stop();
            Waiting.within(LAST_ANSWER, () -> running.snapshot().inFlight() == 0);
        }
    }

    List<ScalingEvent> events() {
        return api().events(Shop.SERVICE);
    }

    /**
     * Waits for an event.
     *
     * @param expected the end of the sentence "expected ..."
     * @throws Unexpected if it does not come within the limit
     */
    ScalingEvent awaitEvent(String expected, Duration limit, Predicate<ScalingEvent> wanted) {
        await(expected, limit, () -> events().stream().anyMatch(wanted));
        return events().stream().filter(wanted).findFirst().orElseThrow();
    }

    /**
     * Waits until something is so.
     *
     * @throws Unexpected if it is not so within the limit, with the events and decisions there are instead
     */
    void await(String expected, Duration limit, java.util.function.BooleanSupplier condition) {
        if (!Waiting.within(limit, condition)) {
            throw new Unexpected(
                    "%s within %d s".formatted(expected, limit.toSeconds()),
                    "events %s; last decisions %s".formatted(summary(events()), lastDecisions()));
        }
    }

    /** Events in a line: kind, state and what failed. */
    static String summary(List<ScalingEvent> events) {
        return events.stream()
                .map(event -> "%s %s %s"
                        .formatted(event.kind(), event.state(), event.failures())
                        .strip())
                .toList()
                .toString();
    }

    private String lastDecisions() {
        String all = api().decisions(Shop.SERVICE).toString();
        return all.length() <= 600 ? all : all.substring(0, 600) + "…";
    }

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
    }
}
