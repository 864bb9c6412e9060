package dev.vmautoscaling.domain.pool;

import java.time.Duration;

/**
 * The pool that gives a service its traffic.
 *
 * @param f5 the connection
 * @param virtualAddress of the virtual server, shown and checked, never changed
 * @param memberPort where members listen
 * @param healthPath what a member must answer with 2xx before it gets traffic
 * @param healthPasses this many times in a row
 * @param drainDeadline how long connections may take to end
 */
public record PoolTarget(
        String f5,
        PoolId pool,
        String virtualAddress,
        int virtualPort,
        int memberPort,
        String healthPath,
        int healthPasses,
        Duration drainDeadline) {}
