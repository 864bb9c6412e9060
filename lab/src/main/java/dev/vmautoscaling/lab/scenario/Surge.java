package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.load.LoadPhase;
import dev.vmautoscaling.lab.load.LoadProfile;
import java.time.Duration;

/**
 * Load that rises a little above what the two base members can serve (two times 40 requests per second), stays there,
 * and falls to almost nothing. Slightly above only: the backlog of the time without the third member must be worked off
 * while the load still lasts, and no queue may overflow before.
 */
final class Surge {

    static final double QUIET_RATE = 16;
    static final double HIGH_RATE = 88;
    private static final double GENTLY_HIGH_RATE = 83;

    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration STEP = Duration.ofSeconds(1);

    private Surge() {}

    /** High for as long as said, then quiet for two minutes; whoever has seen enough stops it. */
    static LoadProfile lasting(Duration high, long seed) {
        return lasting(high, HIGH_RATE, seed);
    }

    /** The same with so little too much that the queues of two members take it for as long as a slow launch lasts. */
    static LoadProfile lastingGently(Duration high, long seed) {
        return lasting(high, GENTLY_HIGH_RATE, seed);
    }

    private static LoadProfile lasting(Duration high, double rate, long seed) {
        return LoadProfile.of(
                seed,
                LoadPhase.constant(QUIET, QUIET_RATE),
                LoadPhase.ramp(STEP, QUIET_RATE, rate),
                LoadPhase.constant(high, rate),
                LoadPhase.ramp(STEP, rate, QUIET_RATE),
                LoadPhase.constant(Duration.ofMinutes(2), QUIET_RATE));
    }

    /** When the load of such a profile begins to fall, from its start. */
    static Duration fallsAt(Duration high) {
        return QUIET.plus(STEP).plus(high);
    }
}
