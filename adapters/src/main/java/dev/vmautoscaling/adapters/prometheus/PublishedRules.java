package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.delivery.FileChange;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.domain.integration.Sharing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules of a service in its Prometheus: one file in our own directory, which the main file names once for all services. */
public final class PublishedRules implements Integration {
    private final Function<String, Optional<PrometheusFiles>> prometheuses;
    private final Sharing sharing;

    /** @param prometheuses by connection; empty when nobody has said how its files are delivered */
    public PublishedRules(Function<String, Optional<PrometheusFiles>> prometheuses, Sharing sharing) {
        this.prometheuses = prometheuses;
        this.sharing = sharing;
    }

    private Optional<PrometheusFiles> files(GroupConfig config) {
        return prometheuses.apply(config.monitoring().prometheus());
    }

    @Override
    public Part part() {
        return Part.RULES;
    }

    @Override
    public Optional<String> desired(GroupConfig config) {
        return Optional.of(RuleFile.of(config).text());
    }

    @Override
    public Actual actual(GroupConfig config) {
        Optional<PrometheusFiles> files = files(config);
        return files.isEmpty()
                ? new Actual.Unmanaged(
                        "connection " + config.monitoring().prometheus() + " says nothing about delivery")
                : found(files.get(), config);
    }

    private static Actual found(PrometheusFiles files, GroupConfig config) {
        RuleFile file = RuleFile.of(config);
        LoadedRules loaded = files.recentRules();
        Optional<byte[]> there = files.host().read(files.rulePath(file.name()));
        if (!loaded.has(config.service()) && there.isEmpty()) {
            return new Actual.Absent("no rule group " + RuleFile.group(config.service()) + " is loaded");
        }
        Optional<String> missing = loaded.missing(config.service(), file);
        if (missing.isPresent()) {
            return new Actual.Different(missing.get());
        }
        boolean same = there.map(bytes -> new String(bytes, StandardCharsets.UTF_8).equals(file.text()))
                .orElse(false);
        return same
                ? new Actual.Live(
                        loaded.count(config.service()) + " rules of revision " + file.revision() + " are loaded")
                : new Actual.Different("somebody has changed the file " + files.rulePath(file.name())
                        + (there.isEmpty() ? ": it is gone" : ""));
    }

    @Override
    public void publish(GroupConfig config) {
        files(config).ifPresent(files -> files.apply(publishing(files, config)));
    }

    @Override
    public List<Planned> planned(GroupConfig config) {
        return files(config).stream()
                .flatMap(files ->
                        publishing(files, config).stream().map(change -> change.planned(files.system(), files.host())))
                .toList();
    }

    private static List<FileChange> publishing(PrometheusFiles files, GroupConfig config) {
        RuleFile file = RuleFile.of(config);
        return List.of(
                naming(files, true),
                new FileChange(
                        "publish the rules of " + config.service(),
                        files.rulePath(file.name()),
                        before -> Optional.of(file.text()),
                        () -> files.rules().missing(config.service(), file)));
    }

    /** The main file with or without our rule files named in it. */
    private static FileChange naming(PrometheusFiles files, boolean named) {
        String glob = files.ruleGlob();
        return new FileChange(
                (named ? "name" : "stop naming") + " the rules in",
                files.settings().configFile(),
                before -> before.map(
                        text -> named ? PrometheusFile.withRules(text, glob) : PrometheusFile.withoutRules(text, glob)),
                () -> files.loadedConfig().contains(glob) == named
                        ? Optional.empty()
                        : Optional.of("rule_files " + (named ? "does not name " : "still names ") + glob));
    }

    @Override
    public void withdraw(GroupConfig config) {
        files(config).ifPresent(files -> withdraw(files, config));
    }

    private void withdraw(PrometheusFiles files, GroupConfig config) {
        List<FileChange> changes = new ArrayList<>();
        changes.add(new FileChange(
                "withdraw the rules of " + config.service(),
                files.rulePath(RuleFile.name(config.service())),
                before -> Optional.empty(),
                () -> files.rules().has(config.service())
                        ? Optional.of("the rules of " + config.service() + " are still loaded")
                        : Optional.empty()));
        if (!sharing.isNeededByOthers(Part.RULES, config)) {
            changes.add(naming(files, false));
        }
        files.apply(changes);
    }
}
