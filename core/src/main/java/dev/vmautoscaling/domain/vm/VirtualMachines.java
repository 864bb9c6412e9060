package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.time.Instant;
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

    /**
     * Starts a clone, powered off, with its mark, network and customization.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent when the template or the placement does not exist, a
     *     right is missing, or the name is taken
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

    /** Why the guest's customization failed, when vCenter reported that since {@code since}. */
    Optional<String> customizationFailure(VmId id, Instant since);
}
