package dev.vmautoscaling.lab.guest;

import java.util.Optional;

/**
 * An order to change how guests answer their health path.
 *
 * @param prefix guests, running or to come, whose name starts so; absent = every guest that starts from now on
 */
public record HealthOrder(HealthMode mode, Optional<String> prefix) {

    public static HealthOrder forNewGuests(HealthMode mode) {
        return new HealthOrder(mode, Optional.empty());
    }

    /** The empty prefix means every guest. */
    public static HealthOrder forPrefix(HealthMode mode, String prefix) {
        return new HealthOrder(mode, Optional.of(prefix));
    }

    boolean coversRunning(String name) {
        return prefix.filter(name::startsWith).isPresent();
    }

    boolean coversNew(String name) {
        return prefix.map(name::startsWith).orElse(true);
    }
}
