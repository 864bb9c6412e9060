package dev.vmautoscaling.domain.pool;

/**
 * A pool member as F5 shows it now.
 *
 * @param name F5's name for it, such as {@code 10.0.0.1:80} or {@code web1:80}
 * @param connections live server-side connections on the active unit
 * @param mark as written on F5 at {@link Pools#add}; empty for members that are not ours
 * @param ephemeral made by F5 itself from a host name: never ours, never touched
 */
public record PoolMember(
        String name,
        Endpoint endpoint,
        AdminState admin,
        Availability availability,
        long connections,
        String mark,
        boolean ephemeral) {
    /** What people and we ask for. */
    public enum AdminState {
        ENABLED,
        /** Existing connections go on; no new ones but for persistent clients. */
        DISABLED,
        /** Existing connections go on; no new ones at all; monitors stop. */
        FORCED_OFFLINE
    }

    /** What F5's monitors found. */
    public enum Availability {
        UP,
        DOWN,
        /** The first answers are still awaited. */
        CHECKING,
        /** No monitor watches it. */
        UNCHECKED
    }

    /** Whether F5 gives it new connections. */
    public boolean takesTraffic() {
        return admin == AdminState.ENABLED
                && (availability == Availability.UP || availability == Availability.UNCHECKED);
    }
}
