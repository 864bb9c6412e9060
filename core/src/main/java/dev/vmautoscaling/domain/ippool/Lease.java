package dev.vmautoscaling.domain.ippool;

import java.time.Instant;
import java.util.Optional;

/**
 * One address of a pool that is not free.
 *
 * @param holder the member's identity; kept while the address rests, so that its history can be told
 * @param restsUntil while it rests, when it becomes free again
 */
public record Lease(IpAddress address, String pool, String holder, State state, Optional<Instant> restsUntil) {
    /** Why the address is not free. */
    public enum State {
        /** A member has it, or will have it. */
        HELD,
        /** Released; stale ARP and DNS entries still point at it. */
        QUARANTINED,
        /** Somebody who is not ours answers on it. */
        CONFLICT
    }
}
