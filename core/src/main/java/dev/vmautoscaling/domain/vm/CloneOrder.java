package dev.vmautoscaling.domain.vm;

import java.util.List;

/**
 * Everything that vCenter must know to make one VM.
 *
 * @param template the template's name in the datacenter
 * @param name the new VM's name and host name
 * @param apartFrom VMs whose hosts are avoided where nothing but us chooses the host
 */
public record CloneOrder(
        String template,
        String name,
        CloneMode mode,
        Placement placement,
        GuestNetwork network,
        OwnershipMark mark,
        List<VmId> apartFrom) {
    public CloneOrder {
        apartFrom = List.copyOf(apartFrom);
    }

    /** On whichever host. */
    public CloneOrder(
            String template,
            String name,
            CloneMode mode,
            Placement placement,
            GuestNetwork network,
            OwnershipMark mark) {
        this(template, name, mode, placement, network, mark, List.of());
    }
}
