package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.vm.Vm.PowerState;
import java.util.List;
import java.util.Optional;

/**
 * A VM or a template in what matters for making templates.
 *
 * @param instanceUuid vCenter's identity for it that survives a re-registration; empty while it is being cloned
 * @param guestOs as vCenter names it, such as {@code Debian GNU/Linux 12 (64-bit)}; may be empty
 * @param memoryBytes of the whole VM
 * @param networks the names of the networks that its cards are on
 * @param snapshots their names, oldest first; linked clones need one
 * @param mark of a template that we made or are making; a clone of such a template has inherited it
 */
public record VmDetails(
        VmId id,
        String instanceUuid,
        String name,
        boolean isTemplate,
        PowerState power,
        String guestOs,
        int cpus,
        long memoryBytes,
        List<Disk> disks,
        List<String> networks,
        TemplatePlace place,
        List<String> snapshots,
        Optional<TemplateMark> mark) {
    /**
     * A virtual disk.
     *
     * @param label such as {@code Hard disk 1}
     * @param bytes its capacity
     * @param thin whether it takes space only as it is written
     */
    public record Disk(String label, long bytes, boolean thin, String datastore) {}

    public VmDetails {
        disks = List.copyOf(disks);
        networks = List.copyOf(networks);
        snapshots = List.copyOf(snapshots);
    }
}
