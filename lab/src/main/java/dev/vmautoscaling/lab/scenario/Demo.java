package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.load.LoadGenerator;
import dev.vmautoscaling.lab.load.LoadPhase;
import dev.vmautoscaling.lab.load.LoadProfile;
import dev.vmautoscaling.lab.load.LoadSettings;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Opened;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The open-ended demonstration: everything runs, load rises and falls again and again, until the user stops it. */
public final class Demo {

    private static final Duration CYCLE_QUIET = Duration.ofMinutes(1);
    private static final Duration CYCLE_HIGH = Duration.ofSeconds(75);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int CYCLES = 10_000;

    private Demo() {}

    /** Takes the launcher's options; ends when the process is told to. */
    public static void main(String... arguments) throws InterruptedException {
        try {
            run(Options.parse(arguments));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException | Waiting.TookTooLong e) {
            System.err.println("the demo does not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws InterruptedException {
        Opened opened = new Opened();
        System.out.println("Starting vCenter, F5, guests, Prometheus, Alertmanager and the control plane …");
        World world = opened.add(new World(options, 1));
        world.awaitServing();
        world.controlPlane().api().importYaml(world.config().withOutCooldown(30).yaml());
        world.awaitWatched();
        LoadGenerator load =
                opened.add(LoadGenerator.start(LoadSettings.usual(world.site().service(), profile(options.seed()))
                        .withMaxRequests(Long.MAX_VALUE)));
        welcome(world);
        StatusLine status = new StatusLine(world, load);
        CountDownLatch never = new CountDownLatch(1);
        do {
            status.show();
        } while (!never.await(2, TimeUnit.SECONDS));
    }

    private static void welcome(World world) {
        System.out.printf(
                """

                Control plane  %s   user admin, password in %s
                The service    %s
                Prometheus     %s
                Alertmanager   %s
                %s
                Load rises above what two VMs can serve, falls after a minute and rises again. Ctrl-C ends everything.

                """,
                world.controlPlane().url().toString().replace("127.0.0.1", "localhost"),
                world.controlPlane().passwordFile(),
                world.site().service(),
                world.monitoring().prometheus(),
                world.monitoring().alertmanagers().getFirst(),
                world.jenkinsUrl().map(url -> "Jenkins        " + url + "\n").orElse(""));
    }

    private static LoadProfile profile(long seed) {
        List<LoadPhase> phases = new ArrayList<>();
        phases.add(LoadPhase.constant(Duration.ofSeconds(20), Surge.QUIET_RATE));
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            phases.add(LoadPhase.ramp(STEP, Surge.QUIET_RATE, Surge.HIGH_RATE));
            phases.add(LoadPhase.constant(CYCLE_HIGH, Surge.HIGH_RATE));
            phases.add(LoadPhase.ramp(STEP, Surge.HIGH_RATE, Surge.QUIET_RATE));
            phases.add(LoadPhase.constant(CYCLE_QUIET, Surge.QUIET_RATE));
        }
        return new LoadProfile(phases, 1, seed);
    }
}
