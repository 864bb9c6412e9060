package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.ippool.IpPools;
import dev.vmautoscaling.domain.preflight.Report;

/** Finds out whether a config can do its work, and changes nothing. */
public interface Preflights {
    /** @param pools the IP pools as they will be when it is enabled */
    Report check(GroupConfig config, IpPools pools);
}
