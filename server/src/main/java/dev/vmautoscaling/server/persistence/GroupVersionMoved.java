package dev.vmautoscaling.server.persistence;

/** Somebody else has changed the group since it was read. */
public final class GroupVersionMoved extends RuntimeException {
    private final long current;

    public GroupVersionMoved(String service, long expected, long current) {
        super("the config of service " + service + " has revision " + current + ", not " + expected
                + ": it was changed meanwhile");
        this.current = current;
    }

    public long current() {
        return current;
    }
}
