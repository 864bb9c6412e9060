package dev.vmautoscaling.domain.pool;

/**
 * A pool by its full name.
 *
 * @param partition such as {@code Common}; a sub-folder is written {@code Common/app}
 */
public record PoolId(String partition, String name) {
    @Override
    public String toString() {
        return "/" + partition + "/" + name;
    }
}
