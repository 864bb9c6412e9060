package dev.vmautoscaling.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Workflows in memory. Thread-safe. */
public final class InMemoryWorkflows implements WorkflowStore {
    private final Map<String, Workflow> rows = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Consumer<Workflow> afterSave;

    public InMemoryWorkflows() {
        this(workflow -> {});
    }

    /** @param afterSave what follows from a saved workflow, under the same lock */
    public InMemoryWorkflows(Consumer<Workflow> afterSave) {
        this.afterSave = afterSave;
    }

    public synchronized void insert(Workflow workflow) {
        rows.put(workflow.id(), workflow);
    }

    public synchronized List<Workflow> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized Optional<Workflow> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized Optional<Workflow> claim(String id) {
        Optional<Workflow> claimed = find(id).map(workflow -> workflow.inEpoch(workflow.epoch() + 1));
        claimed.ifPresent(workflow -> rows.put(id, workflow));
        return claimed;
    }

    @Override
    public synchronized void save(Workflow workflow) {
        Workflow recorded = rows.get(workflow.id());
        if (recorded == null || recorded.epoch() != workflow.epoch()) {
            throw new LostClaim(workflow.id());
        }
        rows.put(workflow.id(), workflow);
        afterSave.accept(workflow);
    }

    @Override
    public synchronized void order(String id, Order order) {
        orders.put(id, order);
    }

    @Override
    public synchronized Optional<Order> takeOrder(Workflow claimed) {
        return find(claimed.id())
                .filter(recorded -> recorded.epoch() == claimed.epoch())
                .flatMap(recorded -> Optional.ofNullable(orders.remove(recorded.id())));
    }

    @Override
    public synchronized List<String> live() {
        return rows.values().stream()
                .filter(workflow -> workflow.state().isLive())
                .map(Workflow::id)
                .toList();
    }
}
