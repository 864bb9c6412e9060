package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.integrations.PublishIntegrations;
import dev.vmautoscaling.integrations.RemoveConfig;
import dev.vmautoscaling.integrations.WithdrawIntegrations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Workflows on configs as a whole. Of a service one at most goes on at any time; a withdrawal may wait for a publication. */
public final class ConfigWork {
    private static final List<String> KINDS =
            List.of(PublishIntegrations.KIND, WithdrawIntegrations.KIND, RemoveConfig.KIND);
    private static final List<String> ENDED = List.of("COMPLETED", "UNDONE", "RESOLVED");

    private final Database database;
    private final WorkflowRows rows;

    public ConfigWork(Database database) {
        this.database = database;
        this.rows = new WorkflowRows(database);
    }

    /**
     * Records the workflow, unless another one works on the same config or needs a person first.
     *
     * @return the one that is in the way; empty when this one was recorded
     */
    public Optional<Workflow> open(Workflow workflow) {
        return database.inTransaction(() -> {
            lock(workflow.group());
            Optional<Workflow> other = unfinished(workflow.group());
            if (other.isEmpty()) {
                rows.insert(workflow);
            }
            return other;
        });
    }

    /**
     * Records the withdrawal, unless there is one already, or a removal; it waits by itself for a publication that goes on.
     *
     * @return whether it was recorded
     */
    public boolean openAfterPublishing(Workflow withdrawal) {
        return database.inTransaction(() -> {
            lock(withdrawal.group());
            boolean isFree = unfinished(withdrawal.group())
                    .map(other -> other.kind().equals(PublishIntegrations.KIND))
                    .orElse(true);
            if (isFree) {
                rows.insert(withdrawal);
            }
            return isFree;
        });
    }

    /** Two who order at once must see each other. */
    private void lock(String service) {
        database.sql("select service from scaling_group where service = ? for update", service)
                .query(String.class)
                .list();
    }

    /** The unfinished workflow that publishes what the service needs. */
    public Optional<String> publishing(String service) {
        return database.sql(
                        "select id from workflow where service = :service and kind = :kind and state not in (:ended)")
                .param("service", service)
                .param("kind", PublishIntegrations.KIND)
                .param("ended", ENDED)
                .query(String.class)
                .optional();
    }

    /** What goes on with the config now, or is stuck. */
    public Optional<Workflow> unfinished(String service) {
        return database.sql("""
                        select * from workflow where service = :service and kind in (:kinds) and state not in (:ended)
                        order by case when kind = :publish then 1 else 0 end, created_at desc limit 1""")
                .param("service", service)
                .param("kinds", KINDS)
                .param("publish", PublishIntegrations.KIND)
                .param("ended", ENDED)
                .query(rows::read)
                .optional();
    }

    /** Services that are being enabled. */
    public Set<String> beingPublished() {
        return Set.copyOf(
                database.sql("select distinct service from workflow where kind = :kind and state not in (:ended)")
                        .param("kind", PublishIntegrations.KIND)
                        .param("ended", ENDED)
                        .query(String.class)
                        .list());
    }
}
