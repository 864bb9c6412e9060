package dev.vmautoscaling.adapters.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a Prometheus comes to know the members that we create.
 *
 * @param scrapeInterval how often they are scraped
 */
public record ScrapePlan(Duration scrapeInterval, Way way) {
    /** Who tells it. */
    public sealed interface Way {
        /** It asks us: nothing of it changes with the members. */
        record Asking(ScrapeJob.Targets.Asked targets) implements Way {}

        /**
         * We write a file that it watches.
         *
         * @param members that are scraped now
         */
        record File(Duration refreshInterval, Supplier<List<TargetFile.Target>> members) implements Way {}

        /**
         * They stand in its main file, which is loaded anew for each of them.
         *
         * @param members that are scraped now
         */
        record Static(Supplier<List<TargetFile.Target>> members) implements Way {}
    }

    /**
     * The job for the members there are now.
     *
     * @param targetFile as Prometheus sees it
     */
    ScrapeJob job(Supplier<String> targetFile) {
        return new ScrapeJob(
                ScrapeJob.ALL,
                scrapeInterval,
                switch (way) {
                    case Way.Asking asking -> asking.targets();
                    case Way.File file -> new ScrapeJob.Targets.Read(targetFile.get(), file.refreshInterval());
                    case Way.Static written ->
                        new ScrapeJob.Targets.Written(written.members().get());
                });
    }

    /** What should stand in the file of targets now; empty when there should be none. */
    Optional<String> targetFile() {
        return switch (way) {
            case Way.Asking asking -> Optional.empty();
            case Way.File file -> Optional.of(TargetFile.text(file.members().get()));
            case Way.Static written -> Optional.empty();
        };
    }
}
