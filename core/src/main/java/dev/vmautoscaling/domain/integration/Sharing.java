package dev.vmautoscaling.domain.integration;

import dev.vmautoscaling.domain.group.GroupConfig;

/** Who else needs what there is only once for all services. */
@FunctionalInterface
public interface Sharing {
    /** Whether a service other than this one needs the part in the system that this service uses. */
    boolean isNeededByOthers(Part part, GroupConfig config);
}
