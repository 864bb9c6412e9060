package dev.vmautoscaling.engine;

import java.util.List;
import java.util.Optional;

/** The process dies at the n-th save: before it reaches the database, or just after. */
public final class DyingWorkflows implements WorkflowStore {
    /** Nothing catches this. */
    public static final class Died extends Error {}

    private final WorkflowStore store;
    private final boolean afterSaving;
    private int savesLeft;

    public DyingWorkflows(WorkflowStore store, int savesLeft, boolean afterSaving) {
        this.store = store;
        this.savesLeft = savesLeft;
        this.afterSaving = afterSaving;
    }

    @Override
    public void save(Workflow workflow) {
        boolean dies = --savesLeft == 0;
        if (dies && !afterSaving) {
            throw new Died();
        }
        store.save(workflow);
        if (dies) {
            throw new Died();
        }
    }

    @Override
    public Optional<Workflow> find(String id) {
        return store.find(id);
    }

    @Override
    public Optional<Workflow> claim(String id) {
        return store.claim(id);
    }

    @Override
    public void order(String id, Order order) {
        store.order(id, order);
    }

    @Override
    public Optional<Order> takeOrder(Workflow claimed) {
        return store.takeOrder(claimed);
    }

    @Override
    public List<String> live() {
        return store.live();
    }
}
