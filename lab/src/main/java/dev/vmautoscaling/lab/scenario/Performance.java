package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.load.LoadReport;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Shop;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays one scenario in a world of its own and measures how it went. */
final class Performance {

    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final Scenario scenario;
    private final Options options;

    Performance(Scenario scenario, Options options) {
        this.scenario = scenario;
        this.options = scenario.isAboutJenkins() ? options.withJenkins() : options;
    }

    /** What goes wrong stands in the result, also when not even the world could be started. */
    ScenarioResult give() {
        try (World world = new World(options, scenario.alertmanagers());
                Watch watch = new Watch(world);
                Stage stage = new Stage(world, options)) {
            world.awaitServing();
            Inventory before = Inventory.of(world);
            int membersBefore = watch.members();
            String why = play(stage);
            Leaks leaks = settle(world, before);
            return result(stage, watch, membersBefore, leaks, why);
        } catch (IllegalStateException | UncheckedIOException | Waiting.TookTooLong e) {
            return ScenarioResult.notPlayed(scenario.name(), "expected the lab to start, but saw " + e.getMessage());
        }
    }

    private @Nullable String play(Stage stage) {
        try {
            ShopConfig config = scenario.config(stage.world().config());
            stage.api().importYaml(config.yaml());
            scenario.override().ifPresent(reason -> stage.api().enableAnyway(Shop.SERVICE, reason));
            stage.world().awaitWatched();
            scenario.play(stage);
            return null;
        } catch (Unexpected e) {
            return e.getMessage();
        } catch (IllegalStateException | UncheckedIOException | Waiting.TookTooLong e) {
            return "expected the scenario to go through, but saw " + e.getMessage();
        }
    }

    // service discovery is a matter of seconds; everything else must be gone already
    private static Leaks settle(World world, Inventory before) {
        Waiting.within(SETTLE, () -> Inventory.of(world).since(before).none());
        return Inventory.of(world).since(before);
    }

    private ScenarioResult result(Stage stage, Watch watch, int membersBefore, Leaks leaks, @Nullable String why) {
        List<ScalingEvent> events = stage.events();
        Optional<ScalingEvent> out =
                events.stream().filter(ScalingEvent::isScaleOut).findFirst();
        Optional<LoadReport> load = stage.loadReport();
        return new ScenarioResult(
                scenario.name(),
                why == null && !leaks.none() ? "expected nothing left behind, but saw " + leaks : why,
                membersBefore,
                watch.peak(),
                watch.members(),
                out.flatMap(event -> watch.firstScaleOutAlert()
                                .map(alert -> Duration.between(alert, event.createdAt())
                                        .toMillis()))
                        .orElse(null),
                out.flatMap(event -> event.inServiceAt()
                                .map(at ->
                                        Duration.between(event.createdAt(), at).toMillis()))
                        .orElse(null),
                out.flatMap(event -> event.inServiceAt()
                                .map(at -> Overhead.between(
                                                event.createdAt(),
                                                at,
                                                stage.world().journal().entries())
                                        .toMillis()))
                        .orElse(null),
                load.map(LoadReport::total).orElse(0L),
                load.map(LoadReport::failed).orElse(0L),
                leaks,
                stage.api().eventsAsReported(Shop.SERVICE));
    }
}
