package dev.vmautoscaling.integrations;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The kinds of workflow on a config as a whole, and fresh ones of each. */
public record ConfigWorkflows(WorkflowKind publish, WorkflowKind withdraw, WorkflowKind remove, Supplier<String> ids) {
    public static ConfigWorkflows of(Reach reach, Supplier<String> ids) {
        return new ConfigWorkflows(
                PublishIntegrations.workflow(reach),
                WithdrawIntegrations.workflow(reach),
                RemoveConfig.workflow(reach),
                ids);
    }

    public List<WorkflowKind> kinds() {
        return List.of(publish, withdraw, remove);
    }

    /** To be recorded, then started. */
    public Workflow publishing(String service, Instant now) {
        return pending(publish, service, Map.of(), now);
    }

    /** To be recorded, then started. */
    public Workflow withdrawing(String service, Instant now) {
        return pending(withdraw, service, Map.of(), now);
    }

    /**
     * To be recorded, then started.
     *
     * @param removeVms whether the members' VMs go too
     */
    public Workflow removing(String service, boolean removeVms, Instant now) {
        return pending(remove, service, Map.of(Fact.REMOVE_VMS, Boolean.toString(removeVms)), now);
    }

    private Workflow pending(WorkflowKind kind, String service, Map<String, String> facts, Instant now) {
        return Workflow.pending(ids.get(), kind, service, service, service, facts, now);
    }
}
