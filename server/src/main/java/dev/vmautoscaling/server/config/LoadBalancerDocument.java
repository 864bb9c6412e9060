package dev.vmautoscaling.server.config;

import java.time.Duration;

/**
 * The pool that gives the service its traffic.
 *
 * @param f5 the connection
 * @param partition {@code Common}, or with a folder {@code Common/app}
 * @param vipAddress of the virtual server: shown and checked, never changed
 * @param healthPath what a member must answer with 2xx, {@code healthPasses} times in a row, before it gets traffic
 * @param drainDeadline how long connections may take to end
 */
public record LoadBalancerDocument(
        @Example("f5-seoul") String f5,
        @Default("Common") String partition,
        @Example("shop-pool") String pool,
        @Example("10.20.0.10") String vipAddress,
        @Example("443") int vipPort,
        @Example("8080") int memberPort,
        @Example("/health") String healthPath,
        @Default("3") int healthPasses,
        @Default("10m") Duration drainDeadline)
        implements Checked {
    @Override
    public void check(Checks checks) {
        checks.matches("f5", f5, Names.PATTERN, Names.ALLOWED);
        checks.matches(
                "partition",
                partition,
                "[A-Za-z0-9._-]{1,64}(/[A-Za-z0-9._-]{1,64}){0,3}",
                "such as Common or Common/app");
        checks.matches(
                "pool", pool, "[A-Za-z0-9._-]{1,128}", "1 to 128 of letters, digits, . _ and -, without the partition");
        checks.require(Addresses.isAddress(vipAddress), "vipAddress", vipAddress, "an IP address", "");
        checks.between("vipPort", vipPort, 1, 65_535);
        checks.between("memberPort", memberPort, 1, 65_535);
        checks.matches("healthPath", healthPath, "/[!-~]{0,199}", "a path that begins with /");
        checks.between("healthPasses", healthPasses, 1, 20);
        checks.between("drainDeadline", drainDeadline, Duration.ofSeconds(1), Duration.ofDays(1));
    }
}
