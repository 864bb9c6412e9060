package dev.vmautoscaling.domain.inventory;

import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.List;
import java.util.Optional;

/**
 * A VM or a template.
 *
 * @param instanceUuid vCenter's identity for it that survives a re-registration; empty while it is being made
 * @param datacenter where it is
 * @param folder path below the data center's VM folder; empty for that itself
 * @param guestOs as vCenter words it, such as {@code Debian GNU/Linux 12 (64-bit)}; may be empty
 * @param cpus virtual CPUs
 * @param networks the names of the networks that its cards are connected to
 * @param address what its guest reports first
 */
public record ListedVm(
        VmId id,
        String instanceUuid,
        String name,
        String datacenter,
        String folder,
        boolean isTemplate,
        PowerState power,
        String guestOs,
        int cpus,
        int memoryMb,
        List<Disk> disks,
        List<String> networks,
        Optional<String> address) {
    /** @param label such as {@code Hard disk 1} */
    public record Disk(String label, long capacityBytes) {}

    public ListedVm {
        disks = List.copyOf(disks);
        networks = List.copyOf(networks);
    }
}
