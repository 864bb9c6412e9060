package dev.vmautoscaling.lab.load;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/** The instants at which the requests of a profile are due, in order, as nanoseconds from its start. */
final class Arrivals {
    private final LoadProfile profile;
    private final SplittableRandom random;
    private int phase;
    private double phaseStart;
    private double beforePhase;
    private long slot;

    Arrivals(LoadProfile profile) {
        this.profile = profile;
        this.random = new SplittableRandom(profile.seed());
    }

    /** The next arrival; empty when the profile has ended. */
    OptionalLong next() {
        double number = slot++ + profile.jitter() * random.nextDouble();
        while (phase < profile.phases().size()) {
            LoadPhase now = profile.phases().get(phase);
            double within = number - beforePhase;
            if (within < now.requests()) {
                return OptionalLong.of(Math.round((phaseStart + now.secondsUntil(Math.max(0, within))) * 1e9));
            }
            beforePhase += now.requests();
            phaseStart += now.seconds();
            phase++;
        }
        return OptionalLong.empty();
    }
}
