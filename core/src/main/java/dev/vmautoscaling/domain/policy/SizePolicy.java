package dev.vmautoscaling.domain.policy;

import java.time.Duration;

/**
 * How many members, and how fast that may change. Base members count.
 *
 * @param outCooldown rest after a scale-out event has ended
 * @param inCooldown rest after any event has ended before members may go
 * @param stabilization how long the need for fewer must have held
 * @param warmUp how long a new member does not count as capacity
 */
public record SizePolicy(
        int min,
        int max,
        int outStep,
        int inStep,
        Duration outCooldown,
        Duration inCooldown,
        Duration stabilization,
        Duration warmUp) {}
