package dev.vmautoscaling.domain.pool;

/** Whether our account may add, change and remove members of a pool. */
public sealed interface PoolRights {
    /** @param role in F5's words */
    record Enough(String role) implements PoolRights {}

    /** @param role in F5's words */
    record TooFew(String role) implements PoolRights {}

    /** The account may not see its own role. */
    record Untold(String why) implements PoolRights {}
}
