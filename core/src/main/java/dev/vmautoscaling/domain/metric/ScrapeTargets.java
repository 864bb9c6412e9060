package dev.vmautoscaling.domain.metric;

import java.util.List;

/** What one Prometheus scrapes. Throws {@link dev.vmautoscaling.domain.fault.OutsideFault}. */
public interface ScrapeTargets {
    /** Every active target that is scraped by its address; one that is scraped by a host name is left out. */
    List<ScrapeTarget> targets();
}
