package dev.vmautoscaling.domain.metric;

import dev.vmautoscaling.domain.fault.CallScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What one Prometheus scrapes, in memory. Thread-safe. */
public final class FakeScrapeTargets implements ScrapeTargets {
    private final CallScript script = new CallScript("Prometheus fake", ScrapeTargets.class);
    private final List<ScrapeTarget> targets = new ArrayList<>();

    public CallScript script() {
        return script;
    }

    public synchronized FakeScrapeTargets with(ScrapeTarget target) {
        targets.add(target);
        return this;
    }

    public synchronized void without(Predicate<ScrapeTarget> gone) {
        targets.removeIf(gone);
    }

    @Override
    public List<ScrapeTarget> targets() {
        return script.call("targets", () -> {
            synchronized (this) {
                return List.copyOf(targets);
            }
        });
    }
}
