package dev.vmautoscaling.domain.inventory;

/**
 * A folder for VMs.
 *
 * @param path below the data center's VM folder, as a config names it: {@code VM-Autoscaling/shop}
 */
public record ListedFolder(String path, String datacenter) {
    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
