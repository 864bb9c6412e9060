package dev.vmautoscaling.domain.group;

import java.util.Set;

/**
 * The VMs of one service under one config.
 *
 * @param version moves with every event opened and every edit: whoever decides on an old one is refused
 * @param suspended parts that an operator has switched off for now
 */
public record ScalingGroup(GroupConfig config, boolean enabled, Set<Part> suspended, long version) {
    public ScalingGroup {
        suspended = Set.copyOf(suspended);
    }

    public String service() {
        return config.service();
    }

    public boolean isSuspended(Part part) {
        return suspended.contains(part);
    }
}
