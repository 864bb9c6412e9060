package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import java.util.ArrayList;
import java.util.List;

/** How a config is enabled: every part is put in effect, then it is evaluated. Any failure takes back what was not there before. */
public final class PublishIntegrations {
    public static final String KIND = "publish-integrations";

    private PublishIntegrations() {}

    public static WorkflowKind workflow(Reach reach) {
        List<Step> steps = new ArrayList<>();
        steps.add(new LookAtIntegrations(reach));
        for (Part part : reach.integrations().parts()) {
            steps.add(new PublishPart(part, reach));
        }
        steps.add(new EnableConfig(reach));
        return new WorkflowKind(KIND, steps);
    }
}
