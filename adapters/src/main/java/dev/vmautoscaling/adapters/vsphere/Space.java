package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.CloneMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a clone takes of its datastore, in bytes.
 *
 * @param disks of a full clone: thick disks wholly, thin ones as far as they are written; nothing for a linked one
 * @param memory the swap file that its power-on makes, unless the memory is reserved
 */
record Space(long disks, long memory) {
    /** What must be read of the template. */
    static final List<String> TEMPLATE_PROPERTIES =
            List.of(VmHardware.DEVICES, "config.hardware.memoryMB", "summary.storage.committed");

    private static final double GIB = 1L << 30;

    static Space of(CloneMode mode, PropertyValues template, boolean hasSnapshot) {
        long memory = VmHardware.number(template.text("config.hardware.memoryMB")) << 20;
        boolean grows = mode == CloneMode.LINKED && hasSnapshot;
        return new Space(grows ? 0 : written(template), memory);
    }

    private static long written(PropertyValues template) {
        long thick = VmHardware.of(template).disks().stream()
                .filter(disk -> !VmHardware.isThin(disk))
                .mapToLong(VmHardware::bytes)
                .sum();
        return Math.max(thick, VmHardware.number(template.text("summary.storage.committed")));
    }

    /** What is wrong with the datastore, for the operator; empty when the clone fits. */
    Optional<String> lackingOn(PropertyValues datastore) {
        String name = Names.decoded(datastore.text("name"));
        if (datastore.text(Inventory.ACCESSIBLE).equals("false")) {
            return Optional.of("datastore " + name + " is not accessible");
        }
        String mode = datastore.text(Inventory.MAINTENANCE);
        if (!mode.isEmpty() && !mode.equals("normal")) {
            return Optional.of("datastore " + name + " is in maintenance mode");
        }
        long free = VmHardware.number(datastore.text(Inventory.FREE));
        return free >= disks + memory
                ? Optional.empty()
                : Optional.of("datastore " + name + " has " + gib(free) + " free, and the clone needs "
                        + gib(disks + memory) + ": " + gib(disks) + " for disks, " + gib(memory)
                        + " for the swap file of its memory");
    }

    /** Rounded down, so that what is free never looks like what is needed. */
    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", Math.floor(10 * bytes / GIB) / 10);
    }
}
