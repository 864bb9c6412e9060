package dev.vmautoscaling.server.persistence;

/** The service has a config already. */
public final class GroupExists extends RuntimeException {
    public GroupExists(String service) {
        super("service " + service + " has a config already");
    }
}
