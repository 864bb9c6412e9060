package dev.vmautoscaling.scaling;

import dev.vmautoscaling.engine.Workflow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Drives in memory, beside the events of a ledger. Thread-safe. */
public final class InMemoryDrives implements Drives {
    private final Map<String, Drive> rows = new LinkedHashMap<>();
    private final InMemoryLedger ledger;

    InMemoryDrives(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    synchronized void insert(Drive drive) {
        rows.put(drive.event(), drive);
    }

    public synchronized List<Drive> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized Optional<Drive> of(String event) {
        return Optional.ofNullable(rows.get(event));
    }

    @Override
    public List<Drive> running(String service) {
        return running(drive -> drive.service().equals(service));
    }

    @Override
    public List<Drive> offered() {
        return running(drive -> drive.state() == Drive.State.OFFERED);
    }

    private List<Drive> running(Predicate<Drive> wanted) {
        var running = ledger.events().stream()
                .filter(event -> event.state() == ScalingEvent.State.RUNNING)
                .map(ScalingEvent::id)
                .collect(Collectors.toSet());
        return all().stream()
                .filter(drive -> running.contains(drive.event()) && wanted.test(drive))
                .sorted(Comparator.comparing(Drive::offeredAt))
                .toList();
    }

    @Override
    public synchronized boolean save(Drive changed) {
        Drive there = rows.get(changed.event());
        if (there == null || there.version() != changed.version()) {
            return false;
        }
        rows.put(changed.event(), changed.inVersion(changed.version() + 1));
        return true;
    }

    @Override
    public List<Workflow> workflows(String event) {
        return ledger.workflows().all().stream()
                .filter(workflow -> workflow.event().equals(event))
                .toList();
    }
}
