package dev.vmautoscaling.domain.pool;

import dev.vmautoscaling.domain.ippool.IpAddress;

/** Where a pool member listens. */
public record Endpoint(IpAddress address, int port) {
    @Override
    public String toString() {
        return address.isV6() ? address + "." + port : address + ":" + port;
    }
}
