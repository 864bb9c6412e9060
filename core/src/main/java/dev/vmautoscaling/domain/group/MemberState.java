package dev.vmautoscaling.domain.group;

/**
 * Where a created member is in its life.
 *
 * <pre>
 * PROVISIONING → PROBING → IN_SERVICE ⇄ DRAINING → TERMINATED
 *      └───────────┴→ ABANDONED        IN_SERVICE → UNHEALTHY
 * </pre>
 */
public enum MemberState {
    PROVISIONING,
    PROBING,
    IN_SERVICE,
    UNHEALTHY,
    DRAINING,
    /** Gone, after it served. */
    TERMINATED,
    /** Gone, before it served: its workflow was undone. */
    ABANDONED;

    /** Whether it takes one of the group's slots: everything that is not surely gone does. */
    public boolean takesSlot() {
        return this != TERMINATED && this != ABANDONED;
    }
}
