package dev.vmautoscaling.scaling;

import java.util.function.Function;

/** Stops everything, or one group, at once. */
@FunctionalInterface
public interface KillSwitch {
    /** The stronger of the global position and the group's own. */
    Position of(String service);

    /** How it stands now for each group, asked of where it is kept as few times as can be. */
    default Function<String, Position> now() {
        return this::of;
    }

    /** How strongly it stops. */
    enum Position {
        OFF,
        /** Running workflows finish, nothing new begins. */
        NO_NEW_WORK,
        /** Running workflows are parked before their next attempt. */
        STOP_NOW
    }
}
