package dev.vmautoscaling.domain.inventory;

import java.time.Duration;

/** Everything that one vCenter has to choose from, kept in memory and following its changes. */
public interface VcenterInventory {
    /**
     * What is there, as of a moment that it tells. Costs vCenter nothing but the first time, or after a while in which
     * nobody asked.
     *
     * @param patience how long that first look may take
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when nothing is known yet; what was known before an outage is
     *     told with its age instead
     */
    Contents contents(Duration patience);
}
