package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.domain.group.ScalingGroup;
import java.util.Set;

/** Everything of a group that operators set. */
public record Settings(GroupConfig config, boolean enabled, Set<Part> suspended) {
    public Settings {
        suspended = Set.copyOf(suspended);
    }

    static Settings of(ScalingGroup group) {
        return new Settings(group.config(), group.enabled(), group.suspended());
    }

    public Settings withConfig(GroupConfig other) {
        return new Settings(other, enabled, suspended);
    }

    public Settings withEnabled(boolean other) {
        return new Settings(config, other, suspended);
    }

    public Settings withSuspended(Set<Part> others) {
        return new Settings(config, enabled, others);
    }
}
