package dev.vmautoscaling.domain.group;

import java.time.Duration;

/**
 * Patience with a new guest.
 *
 * @param limit how long it may take from power-on to being healthy
 */
public record Boot(Duration limit) {}
