package dev.vmautoscaling.domain.job;

import dev.vmautoscaling.domain.group.GroupConfig;

/** One Jenkins, before any job is put into it. */
@FunctionalInterface
public interface JobServer {
    /**
     * Looks, and changes nothing.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when it does not answer, or does not know us
     */
    Readiness readiness(GroupConfig config);
}
