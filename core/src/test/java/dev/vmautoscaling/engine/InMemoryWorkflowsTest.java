package dev.vmautoscaling.engine;

class InMemoryWorkflowsTest extends WorkflowStoreContract {
    private final InMemoryWorkflows store = new InMemoryWorkflows();

    @Override
    protected WorkflowStore store() {
        return store;
    }

    @Override
    protected void insert(Workflow workflow) {
        store.insert(workflow);
    }
}
