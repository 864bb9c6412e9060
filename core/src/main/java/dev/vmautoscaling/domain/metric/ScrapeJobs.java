package dev.vmautoscaling.domain.metric;

import java.util.List;

/** The jobs of one Prometheus, to choose from. */
public interface ScrapeJobs {
    /**
     * A job as Prometheus scrapes it now.
     *
     * @param name the label {@code job} of its targets
     * @param up targets whose last scrape succeeded
     * @param targets all of them, at least one
     */
    record ScrapeJob(String name, int up, int targets) {}

    /**
     * Every job that has a target, by name.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when Prometheus does not tell
     */
    List<ScrapeJob> jobs();
}
