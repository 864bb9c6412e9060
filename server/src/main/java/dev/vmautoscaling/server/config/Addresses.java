package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.ippool.IpAddress;

/** Questions about text that may be an IP address. */
final class Addresses {
    private Addresses() {}

    static boolean isAddress(String text) {
        try {
            return !new IpAddress(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
