package dev.vmautoscaling.adapters.alertmanager;

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

/** One Alertmanager whose file we deliver. Thread-safe. */
public final class AlertmanagerFiles implements ConfiguredServer, AutoCloseable {
    private final HttpApi api;
    private final DeliverySettings settings;
    private final Installed installed;
    private final Machine machine;
    private final Delivery delivery;

    /** A receiver, and which alerts it is told of. */
    public record Installed(Receiver receiver, Route route) {}

    /**
     * Nothing is sent before its first use.
     *
     * @param hosts its machine, as it is reached now
     */
    public AlertmanagerFiles(
            HttpApi api, DeliverySettings settings, Installed installed, Supplier<Host> hosts, InstantSource time) {
        this.api = api;
        this.settings = settings;
        this.installed = installed;
        this.machine = new Machine(hosts, settings, api);
        this.delivery = new Delivery(hosts, this, time);
    }

    /** Of the control plane itself. */
    Installed installed() {
        return installed;
    }

    String configFile() {
        return settings.configFile();
    }

    void apply(FileChange change) {
        delivery.apply(List.of(change));
    }

    Host host() {
        return machine.host();
    }

    /** Its file as it lies there. */
    String file() {
        return machine.host()
                .read(settings.configFile())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Its file as it has loaded it: written anew, without secrets. */
    String loaded() {
        return api.get("/api/v2/status").path("config").path("original").asString("");
    }

    @Override
    public String system() {
        return api.system();
    }

    @Override
    public String lockFile() {
        return settings.configFile() + ".vm-autoscaler-lock";
    }

    @Override
    public boolean isMountedAlone(String path) {
        return machine.isMountedAlone(path);
    }

    @Override
    public Optional<String> complaint(FileChange change, String candidate, String text) {
        return machine.complaint(List.of("amtool", "check-config"), List.of(), candidate, text);
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
