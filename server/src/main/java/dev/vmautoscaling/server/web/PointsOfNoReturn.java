package dev.vmautoscaling.server.web;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Up to where each kind of workflow can be taken back. */
@Component
class PointsOfNoReturn {
    private final List<WorkflowKind> kinds;

    PointsOfNoReturn(List<WorkflowKind> kinds) {
        this.kinds = kinds;
    }

    /** Whether it only goes forward from here; not known of a kind that this version does not have. */
    boolean isPassedBy(Workflow workflow) {
        return kinds.stream()
                .filter(kind -> kind.key().equals(workflow.kind()))
                .anyMatch(kind -> kind.goesForwardOnly(workflow));
    }
}
