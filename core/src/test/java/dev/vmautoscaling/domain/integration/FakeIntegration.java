package dev.vmautoscaling.domain.integration;

import dev.vmautoscaling.domain.fault.CallScript;
import dev.vmautoscaling.domain.group.GroupConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part in memory. Shared parts are there once for all services, and go with the last service that needs them. */
public final class FakeIntegration implements Integration {
    public final CallScript script;

    private final Part part;
    private final boolean isShared;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> needing = new HashSet<>();
    private boolean isUnmanaged;

    public FakeIntegration(Part part) {
        this.part = part;
        this.isShared = part == Part.RECEIVER || part == Part.ROUTE || part == Part.SCRAPE_JOB;
        this.script = new CallScript("Monitoring", Integration.class);
    }

    /** What a service needs whose engine is embedded. */
    public static Integrations all() {
        return new Integrations(java.util.Arrays.stream(Part.values())
                .filter(part -> !part.name().startsWith("JENKINS_"))
                .<Integration>map(FakeIntegration::new)
                .toList());
    }

    /** What a service needs whose engine is Jenkins. */
    public static Integrations withJenkins() {
        return new Integrations(java.util.Arrays.stream(Part.values())
                .<Integration>map(FakeIntegration::new)
                .toList());
    }

    /** Nobody has said how it is delivered. */
    public FakeIntegration unmanaged() {
        isUnmanaged = true;
        return this;
    }

    /** A person has removed it by hand. */
    public synchronized void vanish() {
        texts.clear();
    }

    /** A person has changed it by hand. */
    public synchronized void become(String service, String text) {
        texts.put(key(service), text);
    }

    private String key(String service) {
        return isShared ? "*" : service;
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public Optional<String> desired(GroupConfig config) {
        return Optional.of(part + (isShared ? "" : " of " + config.service() + " " + config.thresholds()));
    }

    @Override
    public synchronized List<Planned> planned(GroupConfig config) {
        return isUnmanaged
                ? List.of()
                : List.of(new Planned(
                        "Monitoring",
                        "/etc/" + part + ".yml",
                        texts.getOrDefault(key(config.service()), ""),
                        desired(config).orElseThrow()));
    }

    @Override
    public Actual actual(GroupConfig config) {
        return script.call("actual", () -> found(config));
    }

    private synchronized Actual found(GroupConfig config) {
        if (isUnmanaged) {
            return new Actual.Unmanaged("nobody has said how");
        }
        String text = texts.get(key(config.service()));
        if (text == null) {
            return new Actual.Absent("nothing is there");
        }
        return desired(config).equals(Optional.of(text))
                ? new Actual.Live("loaded")
                : new Actual.Different("another text is loaded");
    }

    @Override
    public void publish(GroupConfig config) {
        script.call("publish", () -> put(config));
    }

    private synchronized boolean put(GroupConfig config) {
        needing.add(config.service());
        texts.put(key(config.service()), desired(config).orElseThrow());
        return true;
    }

    @Override
    public void withdraw(GroupConfig config) {
        script.call("withdraw", () -> take(config));
    }

    private synchronized boolean take(GroupConfig config) {
        needing.remove(config.service());
        if (!isShared || needing.isEmpty()) {
            texts.remove(key(config.service()));
        }
        return true;
    }
}
