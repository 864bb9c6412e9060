package dev.vmautoscaling.domain.inventory;

import java.util.Optional;

/**
 * A network that VMs can be connected to.
 *
 * @param vlan such as {@code 120}, {@code 100-199, 250} for a trunk or {@code private 31}; {@code 0} is untagged; empty when
 *     it cannot be seen, or when hosts do not agree on it
 * @param distributedSwitch the name of the switch of a distributed port group
 */
public record ListedNetwork(
        String name, String datacenter, Kind kind, Optional<String> vlan, Optional<String> distributedSwitch) {
    /** How it is made. */
    public enum Kind {
        STANDARD,
        DISTRIBUTED
    }
}
