package dev.vmautoscaling.engine;

import java.time.Duration;
import java.util.Optional;

/** Writes what happens to a workflow, and tells the observer. */
final class Recording {
    private final WorkflowStore store;
    private final WorkflowObserver observer;

    Recording(WorkflowStore store, WorkflowObserver observer) {
        this.store = store;
        this.observer = observer;
    }

    Optional<Workflow> find(String id) {
        return store.find(id);
    }

    Optional<Workflow> claim(String id) {
        return store.claim(id);
    }

    Optional<Order> takeOrder(Workflow workflow) {
        return store.takeOrder(workflow);
    }

    Workflow save(Workflow workflow) {
        store.save(workflow);
        observer.moved(workflow);
        return workflow;
    }

    void attempted(Workflow workflow, String step, boolean undo, Outcome outcome, Duration took) {
        observer.attempted(workflow, step, undo, outcome, took);
    }

    void brokeOff(Workflow workflow, String step, RuntimeException bug) {
        observer.brokeOff(workflow, step, bug);
    }
}
