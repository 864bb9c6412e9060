package dev.vmautoscaling.domain.metric;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the jobs that a test put in. */
public final class FakeScrapeJobs implements ScrapeJobs {
    private final List<ScrapeJob> jobs = new CopyOnWriteArrayList<>();

    public FakeScrapeJobs with(ScrapeJob job) {
        jobs.add(job);
        return this;
    }

    @Override
    public List<ScrapeJob> jobs() {
        return List.copyOf(jobs);
    }
}
