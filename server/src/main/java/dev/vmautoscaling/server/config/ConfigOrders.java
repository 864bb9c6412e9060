package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.integrations.ConfigWorkflows;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.persistence.ConfigWork;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins the workflows on a config as a whole, one at a time for each config. */
@Component
public class ConfigOrders {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigOrders.class);

    private final ManagedServices managed;
    private final ConfigWorkflows workflows;
    private final ConfigWork work;
    private final WorkflowStore store;
    private final WorkflowStarter starter;
    private final InstantSource time;

    ConfigOrders(
            ManagedServices managed,
            ConfigWorkflows workflows,
            ConfigWork work,
            WorkflowStore store,
            WorkflowStarter starter,
            InstantSource time) {
        this.managed = managed;
        this.workflows = workflows;
        this.work = work;
        this.store = store;
        this.starter = starter;
        this.time = time;
    }

    public boolean isManaged(ScalingGroup group) {
        return managed.isManaged(group.config());
    }

    /** After a change of an enabled config: what it says elsewhere follows. */
    public void follow(ScalingGroup group) {
        if (group.enabled() && isManaged(group)) {
            try {
                publish(group.service());
            } catch (Busy busy) {
                LOG.warn(
                        "what other systems are told of {} does not follow now: {}",
                        group.service(),
                        busy.getMessage());
            }
        }
    }

    /** After it was disabled: whatever enables it, or publishes it anew, is taken back; when that has ended, its parts go. */
    public void retire(ScalingGroup group) {
        if (!isManaged(group)) {
            return;
        }
        Workflow withdrawal = workflows.withdrawing(group.service(), time.instant());
        if (work.openAfterPublishing(withdrawal)) {
            work.publishing(group.service()).ifPresent(publishing -> {
                store.order(publishing, Order.UNDO);
                starter.start(publishing);
            });
            starter.start(withdrawal.id());
        }
    }

    /** Another workflow works on the config, or waits for a person. */
    public static final class Busy extends RuntimeException {
        Busy(Workflow other) {
            super("workflow " + other.id() + " (" + other.kind() + ") works on " + other.group() + " and is "
                    + other.state());
        }
    }

    /** Puts everything in effect that the service needs elsewhere, then enables it. Does nothing to what is in effect already. */
    public Workflow publish(String service) {
        return begun(workflows.publishing(service, time.instant()));
    }

    /** Disables it at once, and takes away what no other service needs. */
    public Workflow withdraw(String service) {
        return begun(workflows.withdrawing(service, time.instant()));
    }

    /** @param removeVms whether the members' VMs go too, each by the usual scale-in */
    public Workflow remove(String service, boolean removeVms) {
        return begun(workflows.removing(service, removeVms, time.instant()));
    }

    /** @throws Busy when another one is unfinished */
    private Workflow begun(Workflow workflow) {
        work.open(workflow).ifPresent(other -> {
            throw new Busy(other);
        });
        starter.start(workflow.id());
        return workflow;
    }
}
