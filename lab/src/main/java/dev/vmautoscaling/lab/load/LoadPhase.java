package dev.vmautoscaling.lab.load;

import java.time.Duration;

/** A stretch of a load profile in which the rate, in requests per second, changes evenly from one value to another. */
public record LoadPhase(Duration duration, double fromRate, double toRate) {

    public LoadPhase {
        if (duration.isNegative() || duration.isZero() || fromRate < 0 || toRate < 0) {
            throw new IllegalArgumentException("a load phase needs a duration, and rates of zero or more");
        }
    }

    public static LoadPhase constant(Duration duration, double rate) {
        return new LoadPhase(duration, rate, rate);
    }

    public static LoadPhase ramp(Duration duration, double fromRate, double toRate) {
        return new LoadPhase(duration, fromRate, toRate);
    }

    /** Requests in the whole phase, not rounded. */
    double requests() {
        return seconds() * (fromRate + toRate) / 2;
    }

    double seconds() {
        return duration.toNanos() / 1e9;
    }

    /** Seconds into the phase at which this many requests have arrived: the inverse of the area under the rate. */
    double secondsUntil(double arrived) {
        double slope = (toRate - fromRate) / seconds();
        // the form of the quadratic's root that stays exact for slopes near zero
        double root = Math.sqrt(Math.max(0, fromRate * fromRate + 2 * slope * arrived));
        return arrived == 0 ? 0 : 2 * arrived / (fromRate + root);
    }
}
