package dev.vmautoscaling.server.config;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.server.persistence.GroupUnknown;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import dev.vmautoscaling.server.persistence.WorkflowRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deletes a config. Its VMs stay, with their addresses, in the pool and scraped; whatever else must go with it belongs here. */
@Component
public class ConfigRemoval {
    private final JdbcScalingGroups groups;
    private final WorkflowRecords workflows;

    ConfigRemoval(JdbcScalingGroups groups, WorkflowRecords workflows) {
        this.groups = groups;
        this.workflows = workflows;
    }

    /** @throws EditRefused while a workflow of the service goes on or needs a person */
    public void delete(String service, Change how) {
        groups.alone(List.of(service), () -> {
            StoredGroup found = groups.stored(service).orElseThrow(() -> new GroupUnknown(service));
            JdbcScalingGroups.expect(found, how.expected());
            refuseWhileWorked(service);
            return groups.delete(service, how.by());
        });
    }

    private void refuseWhileWorked(String service) {
        List<Workflow> open = workflows.unfinished(service);
        if (!open.isEmpty()) {
            Workflow first = open.getFirst();
            throw new EditRefused(
                    "workflows-unfinished",
                    "workflow " + first.id() + " (" + first.kind() + ") is " + first.state()
                            + (open.size() == 1 ? "" : ", and " + (open.size() - 1) + " more are not finished")
                            + ": wait for its end, or undo it; a stuck one must be put right and resolved first");
        }
    }
}
