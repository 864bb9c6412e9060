package dev.vmautoscaling.lab.f5;

/** The roles of facts 1. */
public enum F5Role {
    /** Everything. */
    ADMIN,
    /** Everything below {@code ltm} in its partition; whether it may save and sync is not settled, so here it may not. */
    MANAGER,
    /** Reads, and enables or disables members and nodes. */
    OPERATOR,
    /** Reads. */
    GUEST
}
