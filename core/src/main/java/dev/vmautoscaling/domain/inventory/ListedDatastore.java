package dev.vmautoscaling.domain.inventory;

/**
 * A datastore.
 *
 * @param type such as {@code VMFS}, {@code NFS} or {@code vsan}
 * @param isAccessible whether any host reaches it
 * @param isInMaintenance whether it is in, or on its way into, maintenance mode
 */
public record ListedDatastore(
        String name,
        String datacenter,
        String type,
        long capacityBytes,
        long freeBytes,
        boolean isAccessible,
        boolean isInMaintenance) {}
