package dev.vmautoscaling.engine;

import java.util.List;
import java.util.Optional;

/** Where workflows are recorded. The row is the only truth: what is not in it did not happen for the engine. */
public interface WorkflowStore {
    Optional<Workflow> find(String id);

    /** Takes the workflow for this worker: its epoch moves on, so that whoever had it before can no longer write. Empty when there is none. */
    Optional<Workflow> claim(String id);

    /**
     * Writes the workflow, and whatever follows from it (the member, the event), in one transaction.
     *
     * @throws LostClaim when the recorded epoch is not this one's; nothing is written then
     */
    void save(Workflow workflow);

    /** Puts an order beside the workflow; the newest counts. Needs no claim. */
    void order(String id, Order order);

    /** The order that waits, removed; none for a worker that has lost its claim: it waits for the one that has it. */
    Optional<Order> takeOrder(Workflow claimed);

    /** Every workflow that should go on without a person, for the sweep that wakes the forgotten. */
    List<String> live();
}
