package dev.vmautoscaling.lab.load;

import java.time.Duration;
import java.util.List;

/**
 * When requests arrive. The same profile gives the same arrivals.
 *
 * @param jitter how far an arrival may move within its own slot: 0 = evenly spaced, 1 = anywhere in it
 * @param seed of the jitter, and of the choice between new and kept connections
 */
public record LoadProfile(List<LoadPhase> phases, double jitter, long seed) {

    public LoadProfile {
        phases = List.copyOf(phases);
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("jitter is between 0 and 1");
        }
    }

    /** Phases one after the other, arrivals anywhere in their slots. */
    public static LoadProfile of(long seed, LoadPhase... phases) {
        return new LoadProfile(List.of(phases), 1, seed);
    }

    public Duration duration() {
        return phases.stream().map(LoadPhase::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
