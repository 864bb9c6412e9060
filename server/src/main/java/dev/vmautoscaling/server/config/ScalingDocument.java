package dev.vmautoscaling.server.config;

import java.time.Duration;

/**
 * How many members, and how fast that may change. Base members count.
 *
 * @param outCooldown rest after a scale-out before the next
 * @param inCooldown rest after any event before a scale-in
 * @param stabilization how long the need for fewer must have held
 * @param warmUp how long a new member does not count as capacity
 */
public record ScalingDocument(
        @Example("2") int min,
        @Example("6") int max,
        @Default("1") int outStep,
        @Default("1") int inStep,
        @Default("3m") Duration outCooldown,
        @Default("10m") Duration inCooldown,
        @Default("15m") Duration stabilization,
        @Default("3m") Duration warmUp)
        implements Checked {
    /** Created VMs are numbered with two digits. */
    static final int MOST_MEMBERS = 99;

    @Override
    public void check(Checks checks) {
        checks.between("min", min, 1, MOST_MEMBERS);
        checks.between("max", max, 1, MOST_MEMBERS);
        checks.require(min <= max, "min", min, "at most max (" + max + ")", "");
        checks.between("outStep", outStep, 1, MOST_MEMBERS);
        checks.between("inStep", inStep, 1, MOST_MEMBERS);
        checks.between("outCooldown", outCooldown, Duration.ofSeconds(1), Duration.ofDays(1));
        checks.between("inCooldown", inCooldown, Duration.ofSeconds(1), Duration.ofDays(1));
        checks.between("stabilization", stabilization, Duration.ZERO, Duration.ofDays(1));
        checks.between("warmUp", warmUp, Duration.ZERO, Duration.ofDays(1));
    }
}
