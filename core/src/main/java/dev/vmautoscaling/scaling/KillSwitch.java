package dev.vmautoscaling.scaling;

/** Stops everything, or one group, at once. */
@FunctionalInterface
public interface KillSwitch {
    /** The stronger of the global position and the group's own. */
    Position of(String service);

    /** How strongly it stops. */
    enum Position {
        OFF,
        /** Running workflows finish, nothing new begins. */
        NO_NEW_WORK,
        /** Running workflows are parked before their next attempt. */
        STOP_NOW
    }
}
