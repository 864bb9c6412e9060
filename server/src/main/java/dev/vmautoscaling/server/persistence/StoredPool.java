package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.ippool.IpPool;
import java.time.Instant;

/**
 * A pool with what only its record knows.
 *
 * @param version moves with every edit
 */
public record StoredPool(IpPool pool, long version, Instant updatedAt) {}
