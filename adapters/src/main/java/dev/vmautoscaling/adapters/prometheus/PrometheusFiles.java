package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.delivery.ConfiguredServer;
import dev.vmautoscaling.adapters.delivery.Delivery;
import dev.vmautoscaling.adapters.delivery.DeliverySettings;
import dev.vmautoscaling.adapters.delivery.FileChange;
import dev.vmautoscaling.adapters.delivery.HttpApi;
import dev.vmautoscaling.adapters.delivery.Machine;
import dev.vmautoscaling.domain.integration.Host;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One Prometheus whose files we deliver. Thread-safe. */
public final class PrometheusFiles implements ConfiguredServer, AutoCloseable {
    private final HttpApi api;
    private final ScrapePlan plan;
    private final Machine machine;
    private final Delivery delivery;
    private final DeliverySettings settings;
    private final Recent<LoadedRules> rules = new Recent<>(this::rules);
    private final Recent<String> config = new Recent<>(this::loadedConfig);

    /**
     * Nothing is sent before its first use.
     *
     * @param plan how it finds the members that we create
     * @param hosts its machine, as it is reached now
     * @throws IllegalArgumentException when the settings name no directory for rules
     */
    public PrometheusFiles(
            HttpApi api, DeliverySettings settings, ScrapePlan plan, Supplier<Host> hosts, InstantSource time) {
        if (settings.rulesDirectory().isEmpty()) {
            throw new IllegalArgumentException("the delivery of a Prometheus needs a directory for our rules");
        }
        this.api = api;
        this.plan = plan;
        this.settings = settings;
        this.machine = new Machine(hosts, settings, api);
        this.delivery = new Delivery(hosts, this, time);
    }

    DeliverySettings settings() {
        return settings;
    }

    /** With the members there are now, where they stand in it. */
    ScrapeJob job() {
        return plan.job(() -> machine.inside(targetPath()));
    }

    /** What should stand in the file of targets now; empty when there should be none. */
    Optional<String> targetFile() {
        return plan.targetFile();
    }

    /** Beside our rules, because Prometheus sees that directory. */
    String targetPath() {
        return rulePath(TargetFile.NAME);
    }

    /** Gives it the members there are now, if it scrapes any of ours and does not ask for them. */
    public void refreshTargets() {
        boolean isScraped =
                mainFile().map(PrometheusFile::jobs).orElse(List.of()).contains(ScrapeJob.ALL);
        if (isScraped && !(plan.way() instanceof ScrapePlan.Way.Asking)) {
            apply(() -> PublishedScrapeJob.publishing(this));
        }
    }

    /** The entry of {@code rule_files} that all our rule files fall under, as Prometheus sees them. */
    String ruleGlob() {
        return machine.inside(rulePath(RuleFile.GLOB));
    }

    String rulePath(String name) {
        return settings.rulesDirectory().orElseThrow() + "/" + name;
    }

    Host host() {
        return machine.host();
    }

    void apply(List<FileChange> changes) {
        apply(() -> changes);
    }

    /** @param changes worked out when their turn has come */
    void apply(Supplier<List<FileChange>> changes) {
        try {
            delivery.apply(changes);
        } finally {
            rules.forget();
            config.forget();
        }
    }

    /** What it has loaded now. */
    LoadedRules rules() {
        return new LoadedRules(api.get("/api/v1/rules"));
    }

    /** What it had loaded a moment ago: for a look at all services one after the other. */
    LoadedRules recentRules() {
        return rules.get();
    }

    /** Its main file as it has loaded it: written anew, without secrets. */
    String loadedConfig() {
        return api.get("/api/v1/status/config").path("data").path("yaml").asString("");
    }

    /** The same, a moment ago. */
    String recentConfig() {
        return config.get();
    }

    /** Its main file as it lies there. */
    Optional<String> mainFile() {
        return host().read(settings.configFile()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public String system() {
        return api.system();
    }

    @Override
    public String lockFile() {
        return rulePath(".vm-autoscaler-lock");
    }

    @Override
    public boolean isMountedAlone(String path) {
        return machine.isMountedAlone(path);
    }

    @Override
    public Optional<String> complaint(FileChange change, String candidate, String text) {
        if (change.path().equals(targetPath())) {
            return Optional.empty(); // there is no check of such a file alone
        }
        return change.path().equals(settings.configFile())
                ? machine.complaint(List.of("promtool", "check", "config"), List.of("--syntax-only"), candidate, text)
                : machine.complaint(List.of("promtool", "check", "rules"), List.of(), candidate, text);
    }

    @Override
    public void reload() {
        machine.reload();
    }

    @Override
    public String lastWords() {
        return machine.lastWords();
    }

    @Override
    public void close() {
        api.close();
    }
}
