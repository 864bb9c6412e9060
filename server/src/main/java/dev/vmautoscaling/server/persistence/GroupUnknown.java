package dev.vmautoscaling.server.persistence;

/** There is no config for that service. */
public final class GroupUnknown extends RuntimeException {
    public GroupUnknown(String service) {
        super("there is no config for service " + service);
    }
}
