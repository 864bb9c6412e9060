package dev.vmautoscaling.domain.ippool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has which address. No address is ever held twice: the store's own unique key says so, not a check before it. */
public interface Leases {
    /**
     * The address this holder already has, else the lowest free one of the pool (never leased, or rested until before
     * {@code now}), now held by it.
     *
     * @return empty when the pool has no free address
     * @throws IllegalArgumentException when there is no such pool
     */
    Optional<Lease> reserve(String pool, String holder, Instant now);

    /** The address that this holder has now. */
    Optional<Lease> heldBy(String holder);

    /** Puts the holder's address to rest; does nothing when it holds none. */
    void release(String holder, Instant restsUntil);

    /**
     * Somebody else has the holder's address: takes it from the holder and keeps it out of use until {@code restsUntil}.
     *
     * @param usedBy who was found to have it, in an operator's words
     */
    void markConflict(String holder, String usedBy, Instant restsUntil);

    /** Every address of the pool that is not free at {@code now}, lowest first. */
    List<Lease> leases(String pool, Instant now);
}
