package dev.vmautoscaling.server.config;

import java.time.Duration;

/**
 * Where new members get their addresses.
 *
 * @param quarantine how long an address rests after its member is gone
 * @param icmpCheck whether an address that answers a ping counts as taken
 */
public record NetworkDocument(
        @Example("shop") String ipPool,
        @Default("60m") Duration quarantine,
        @Default("true") boolean icmpCheck) implements Checked {
    @Override
    public void check(Checks checks) {
        checks.matches("ipPool", ipPool, Names.PATTERN, Names.ALLOWED);
        checks.between("quarantine", quarantine, Duration.ZERO, Duration.ofDays(30));
    }
}
