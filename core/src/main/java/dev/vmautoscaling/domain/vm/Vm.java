package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * A VM as vCenter shows it now.
 *
 * @param instanceUuid vCenter's identity for it that survives a re-registration; empty while it is being cloned
 * @param toolsRunning whether VMware Tools answer in the guest
 * @param addresses what Tools report, on all network cards
 */
public record Vm(
        VmId id,
        String instanceUuid,
        String name,
        PowerState power,
        boolean toolsRunning,
        List<IpAddress> addresses,
        Optional<OwnershipMark> mark) {
    /** vSphere's power states. */
    public enum PowerState {
        ON,
        OFF,
        SUSPENDED
    }

    public Vm {
        addresses = List.copyOf(addresses);
    }

    public boolean isOn() {
        return power == PowerState.ON;
    }
}
