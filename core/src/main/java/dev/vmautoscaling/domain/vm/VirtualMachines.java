package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The VMs of one vCenter. Every method throws {@link dev.vmautoscaling.domain.fault.OutsideFault}; a method named
 * {@code start…} returns as soon as vCenter has accepted the work, and its effect must be looked for.
 */
public interface VirtualMachines {
    /** Every VM that carries this installation's mark, whichever config made it, powered on or not. */
    List<Vm> ownedBy(String installation);

    /** @return empty when there is no such VM (any more) */
    Optional<Vm> find(VmId id);

    /** The VM of that name in the placement's folder; one that is still being cloned is found too, perhaps without its mark. */
    Optional<Vm> findByName(Placement placement, String name);

    /** Some VM, ours or not, whose guest reports this address. */
    Optional<Vm> findByAddress(IpAddress address);

    /** The VMs, ours or not, whose guests report any of these addresses. */
    List<Vm> findByAddresses(Collection<IpAddress> addresses);

    /**
     * Starts a clone, powered off, with its mark, network and customization.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when the template or the placement does not exist, the
     *     datastore has too little space, a right is missing, or the name is taken
     */
    TaskId startClone(CloneOrder order);

    TaskStatus status(TaskId task);

    TaskId startPowerOn(VmId id);

    /** Cuts the power, without asking the guest. */
    TaskId startPowerOff(VmId id);

    /** Asks the guest to shut down; returns at once. Fails permanently when Tools do not run in it. */
    void shutDownGuest(VmId id);

    /** Removes a powered-off VM and its disks. */
    TaskId startDestroy(VmId id);

    /** What has become of the guest's customization since {@code since}. */
    Customization customization(VmId id, Instant since);

    /**
     * Gives the VM the labels that it does not have yet, and reads them back.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when there is no such tag or a right is missing
     */
    void label(VmId id, VmLabels labels);

    /** The tags and custom attributes that the VM carries, whoever gave them. */
    VmLabels labels(VmId id);

    /**
     * Sees that the cluster's rule of this name keeps exactly these VMs apart, as many of them as there are hosts, the
     * first ones first; that there is no such rule for fewer than two; and that nobody else's rule is touched.
     *
     * @param vms those that are gone, or in another cluster, are left out
     */
    Apartness keepApart(Placement placement, String rule, List<VmId> vms);
}
