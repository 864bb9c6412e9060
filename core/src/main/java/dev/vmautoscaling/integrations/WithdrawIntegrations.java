package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import java.util.ArrayList;
import java.util.List;

/**
 * How a config is disabled: it is left alone at once, then every part goes that no other service needs; members that are
 * there are scraped on. It only goes forward: a part that cannot be withdrawn waits for a person, and never enables the config.
 */
public final class WithdrawIntegrations {
    public static final String KIND = "withdraw-integrations";

    private WithdrawIntegrations() {}

    public static WorkflowKind workflow(Reach reach) {
        List<Step> steps = new ArrayList<>();
        steps.add(new AwaitPublishing(reach));
        steps.add(new DisableConfig(true, reach));
        steps.addAll(withdrawals(reach));
        if (reach.integrations().parts().contains(Part.SCRAPE_JOB)) {
            steps.add(new WithdrawUnusedScrapeJob(reach));
        }
        return new WorkflowKind(KIND, steps);
    }

    /** All parts but the scrape job, last one published first. */
    static List<Step> withdrawals(Reach reach) {
        return reach.integrations().parts().reversed().stream()
                .filter(part -> part != Part.SCRAPE_JOB)
                .<Step>map(part -> new WithdrawPart(part, reach))
                .toList();
    }
}
