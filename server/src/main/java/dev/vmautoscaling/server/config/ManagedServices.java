package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;

/** Which services have anything in other systems that we look after. */
@FunctionalInterface
public interface ManagedServices {
    /** Whether the service's Prometheus, or an Alertmanager that it tells, has its files delivered by us. Asks nobody outside. */
    boolean isManaged(GroupConfig config);
}
