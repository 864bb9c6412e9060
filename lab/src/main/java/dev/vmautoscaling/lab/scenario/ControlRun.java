package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.load.LoadGenerator;
import dev.vmautoscaling.lab.load.LoadProfile;
import dev.vmautoscaling.lab.load.LoadReport;
import dev.vmautoscaling.lab.load.LoadSettings;
import dev.vmautoscaling.lab.site.Opened;
import dev.vmautoscaling.lab.site.Site;

/** The same service under the same load with nothing that scales it: what would have happened otherwise. */
final class ControlRun implements AutoCloseable {

    private final Opened opened = new Opened();
    private final LoadGenerator load;

    /** Begins at once, on a site of its own with the same two base members. */
    ControlRun(Options options, LoadProfile profile) {
        try {
            Site site = opened.add(new Site(options.netns(), 0, options.delays(), Journal.inMemory()));
            site.startBaseGuests();
            site.awaitServing();
            load = opened.add(LoadGenerator.start(LoadSettings.usual(site.service(), profile)));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    LoadReport report() {
        return load.snapshot();
    }

    @Override
    public void close() {
        opened.close();
    }
}
