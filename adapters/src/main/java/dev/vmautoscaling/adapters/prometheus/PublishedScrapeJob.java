package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.delivery.FileChange;
import dev.vmautoscaling.adapters.yaml.YamlWriter;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.domain.integration.Sharing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The one job by which a Prometheus finds the created members of all services. */
public final class PublishedScrapeJob implements Integration {
    private final Function<String, Optional<PrometheusFiles>> prometheuses;
    private final Sharing sharing;

    /** @param prometheuses by connection; empty when nobody has said how its files are delivered */
    public PublishedScrapeJob(Function<String, Optional<PrometheusFiles>> prometheuses, Sharing sharing) {
        this.prometheuses = prometheuses;
        this.sharing = sharing;
    }

    private Optional<PrometheusFiles> files(GroupConfig config) {
        return prometheuses.apply(config.monitoring().prometheus());
    }

    @Override
    public Part part() {
        return Part.SCRAPE_JOB;
    }

    @Override
    public Optional<String> desired(GroupConfig config) {
        return files(config)
                .map(files ->
                        String.join("\n", YamlWriter.block(List.of(files.job().yaml()))) + "\n");
    }

    @Override
    public Actual actual(GroupConfig config) {
        return files(config)
                .map(PublishedScrapeJob::found)
                .orElseGet(() -> new Actual.Unmanaged(
                        "connection " + config.monitoring().prometheus() + " says nothing about delivery"));
    }

    private static Actual found(PrometheusFiles files) {
        ScrapeJob job = files.job();
        LoadedJob loaded = LoadedJob.in(files.recentConfig(), job.name());
        Optional<String> text = files.mainFile();
        boolean isInFile = text.map(PrometheusFile::jobs).orElse(List.of()).contains(job.name());
        if (!loaded.isThere() && !isInFile) {
            return new Actual.Absent("no job " + job.name() + " is loaded");
        }
        if (loaded.missing(job).isPresent()) {
            return new Actual.Different(loaded.missing(job).get());
        }
        Optional<String> targets = targets(files);
        if (!targets.equals(files.targetFile())) {
            return new Actual.Different(
                    "somebody has changed the file " + files.targetPath() + (targets.isEmpty() ? ": it is gone" : ""));
        }
        return text.filter(file -> PrometheusFile.holds(file, job)).isPresent()
                ? new Actual.Live("job " + job.name() + " is loaded")
                : new Actual.Different(
                        "job " + job.name() + " in " + files.settings().configFile() + " is not what it should be");
    }

    private static Optional<String> targets(PrometheusFiles files) {
        return files.host().read(files.targetPath()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void publish(GroupConfig config) {
        files(config).ifPresent(files -> files.apply(() -> publishing(files)));
    }

    @Override
    public List<Planned> planned(GroupConfig config) {
        return files(config).stream()
                .flatMap(
                        files -> publishing(files).stream().map(change -> change.planned(files.system(), files.host())))
                .toList();
    }

    /** The file of targets comes first: the job needs it. */
    static List<FileChange> publishing(PrometheusFiles files) {
        ScrapeJob job = files.job();
        return List.of(
                targetFile(files, files.targetFile()),
                new FileChange(
                        "publish job " + job.name(),
                        files.settings().configFile(),
                        before -> before.map(text -> PrometheusFile.with(text, job)),
                        () -> LoadedJob.in(files.loadedConfig(), job.name()).missing(job)));
    }

    /** Whether its targets are scraped is seen by whoever waits for one of them. */
    private static FileChange targetFile(PrometheusFiles files, Optional<String> wanted) {
        return new FileChange("publish targets", files.targetPath(), before -> wanted, Optional::empty, true);
    }

    @Override
    public void withdraw(GroupConfig config) {
        files(config)
                .filter(files -> !sharing.isNeededByOthers(Part.SCRAPE_JOB, config))
                .ifPresent(files -> {
                    String name = ScrapeJob.ALL;
                    FileChange withdrawal = new FileChange(
                            "withdraw job " + name,
                            files.settings().configFile(),
                            before -> before.map(text -> PrometheusFile.without(text, name)),
                            () -> LoadedJob.in(files.loadedConfig(), name).isThere()
                                    ? Optional.of("job " + name + " is still loaded")
                                    : Optional.empty());
                    files.apply(List.of(withdrawal, targetFile(files, Optional.empty())));
                });
    }
}
