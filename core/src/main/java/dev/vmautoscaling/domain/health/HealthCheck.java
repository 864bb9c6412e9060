package dev.vmautoscaling.domain.health;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.time.Duration;

/** One question to a machine. */
public sealed interface HealthCheck {
    IpAddress address();

    Duration timeout();

    /**
     * Passes on a 2xx answer to GET.
     *
     * @param path begins with a slash
     */
    record Http(IpAddress address, int port, String path, Duration timeout) implements HealthCheck {}

    /** Passes when the port accepts a connection. */
    record Tcp(IpAddress address, int port, Duration timeout) implements HealthCheck {}

    /** Passes when the machine answers a ping. */
    record Icmp(IpAddress address, Duration timeout) implements HealthCheck {}
}
