package dev.vmautoscaling.server.config;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.GroupUnknown;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import dev.vmautoscaling.server.persistence.WorkflowRecords;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deletes a config, and with it what was published for it. Its VMs stay, with their addresses, in the pool and scraped, or go too. */
@Component
public class ConfigRemoval {
    private final JdbcScalingGroups groups;
    private final WorkflowRecords workflows;
    private final ConfigOrders orders;
    private final AuditStore audit;
    private final KillSwitch killSwitch;

    ConfigRemoval(
            JdbcScalingGroups groups,
            WorkflowRecords workflows,
            ConfigOrders orders,
            AuditStore audit,
            KillSwitch killSwitch) {
        this.groups = groups;
        this.workflows = workflows;
        this.orders = orders;
        this.audit = audit;
        this.killSwitch = killSwitch;
    }

    /**
     * Deletes it at once, or begins the workflow that does.
     *
     * @param removeVms whether the VMs of created members go too, each by the usual scale-in
     * @return the workflow; empty when there was nothing to do elsewhere, and the config is gone
     * @throws EditRefused while a workflow of the service goes on or needs a person, and while the kill switch lets no VM go
     */
    public Optional<Workflow> delete(String service, boolean removeVms, Change how) {
        return groups.alone(List.of(service), () -> {
            StoredGroup found = groups.stored(service).orElseThrow(() -> new GroupUnknown(service));
            JdbcScalingGroups.expect(found, how.expected());
            refuseWhileWorked(service);
            if (removeVms && killSwitch.of(service) != KillSwitch.Position.OFF) {
                throw new EditRefused(
                        "kill-switch-on",
                        "the kill switch lets no VM of " + service
                                + " go: turn it off first, or delete the config alone");
            }
            if (!removeVms && !orders.isManaged(found.group())) {
                groups.delete(service, how.by());
                return Optional.empty();
            }
            String what = how.by().what() + " config " + service + (removeVms ? " and its VMs" : "");
            audit.record(how.by().who(), what, how.by().reason());
            return Optional.of(orders.remove(service, removeVms));
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
