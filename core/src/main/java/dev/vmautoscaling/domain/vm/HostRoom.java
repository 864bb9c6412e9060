package dev.vmautoscaling.domain.vm;

/**
 * A host of a cluster with what of it is used now.
 *
 * @param takesVms whether VMs can be powered on there: connected, powered on, not in maintenance mode
 * @param coreMhz the speed of one core
 */
public record HostRoom(
        String name, boolean takesVms, int cores, int coreMhz, long usedMhz, long memoryBytes, long usedMemoryBytes) {
    public long freeMhz() {
        return Math.max(0, (long) cores * coreMhz - usedMhz);
    }

    public long freeMemoryBytes() {
        return Math.max(0, memoryBytes - usedMemoryBytes);
    }
}
