package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.load.LoadGenerator;
import dev.vmautoscaling.lab.load.LoadPhase;
import dev.vmautoscaling.lab.load.LoadProfile;
import dev.vmautoscaling.lab.load.LoadSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Load that stays as it is until somebody changes it. */
final class SteadyLoad implements AutoCloseable {
    private static final Duration LONG = Duration.ofHours(12);

    private final URI target;
    private @Nullable LoadGenerator running;

    SteadyLoad(URI target) {
        this.target = target;
    }

    /** @param rate requests per second */
    void become(double rate) {
        LoadProfile profile = LoadProfile.of(1, LoadPhase.constant(LONG, rate));
        LoadGenerator next =
                LoadGenerator.start(LoadSettings.usual(target, profile).withMaxRequests(Long.MAX_VALUE));
        LoadGenerator before = running;
        running = next;
        if (before != null) {
            before.stop();
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
