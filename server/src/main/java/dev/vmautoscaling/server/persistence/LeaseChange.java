package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that became of an address.
 *
 * @param holder whose it was, or became
 * @param note who was found to use it, or who ended its rest and why; else empty
 */
public record LeaseChange(
        Instant at,
        IpAddress address,
        String pool,
        String holder,
        State state,
        String note,
        Optional<Instant> restsUntil) {
    /** What the address became. */
    public enum State {
        HELD,
        QUARANTINED,
        CONFLICT,
        /** An operator ended its rest. A rest that runs out leaves no record of its own. */
        FREE
    }
}
