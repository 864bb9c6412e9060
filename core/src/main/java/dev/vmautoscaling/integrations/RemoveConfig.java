package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import java.util.ArrayList;
import java.util.List;

/**
 * How a config goes: everything that was made for it elsewhere is taken away, and its VMs if so wanted; then it is forgotten.
 * Taken back on failure, until the members begin to leave; from there it only goes forward.
 */
public final class RemoveConfig {
    public static final String KIND = "remove-config";

    private RemoveConfig() {}

    public static WorkflowKind workflow(Reach reach) {
        List<Step> steps = new ArrayList<>();
        steps.add(new LookAtIntegrations(reach));
        steps.add(new DisableConfig(false, reach));
        steps.addAll(WithdrawIntegrations.withdrawals(reach));
        steps.add(new LetMembersGo(reach));
        if (reach.integrations().parts().contains(Part.SCRAPE_JOB)) {
            steps.add(new WithdrawUnusedScrapeJob(reach));
        }
        steps.add(new DeleteConfig(reach));
        return new WorkflowKind(KIND, steps);
    }
}
