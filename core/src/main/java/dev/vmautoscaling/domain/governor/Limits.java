package dev.vmautoscaling.domain.governor;

/**
 * How many operations may run at once.
 *
 * @param perVcenter far below the some 640 from which on a vCenter queues: it has other clients too
 * @param perHost a host does eight provisioning operations (cost 1 of 8) and queues the rest
 * @param perDatastore eight, as for storage migrations (cost 16 of 128)
 */
public record Limits(int perVcenter, int perHost, int perDatastore) {
    /** What vSphere's own limits suggest. */
    public static final Limits USUAL = new Limits(64, 8, 8);

    public Limits {
        if (Math.min(perVcenter, Math.min(perHost, perDatastore)) < 1) {
            throw new IllegalArgumentException("at least one operation must be allowed on each vCenter, host and"
                    + " datastore, not " + perVcenter + ", " + perHost + " and " + perDatastore);
        }
    }

    int of(Resource resource) {
        return switch (resource) {
            case Resource.Vcenter ignored -> perVcenter;
            case Resource.Host ignored -> perHost;
            case Resource.Datastore ignored -> perDatastore;
        };
    }
}
