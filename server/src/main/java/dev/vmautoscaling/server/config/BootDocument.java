package dev.vmautoscaling.server.config;

import java.time.Duration;

/**
 * Patience with a new guest.
 *
 * @param limit how long it may take from power-on to being healthy; a Windows guest wants 30 minutes
 */
public record BootDocument(@Default("10m") Duration limit) implements Checked {
    @Override
    public void check(Checks checks) {
        checks.between("limit", limit, Duration.ofSeconds(1), Duration.ofDays(1));
    }
}
