package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.integrations.PublishIntegrations;
import dev.vmautoscaling.integrations.RemoveConfig;
import dev.vmautoscaling.integrations.WithdrawIntegrations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Workflows on configs as a whole. At most one of a service is unfinished at any time. */
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
            // Two who order at once must see each other.
            database.sql("select service from scaling_group where service = ? for update", workflow.group())
                    .query(String.class)
                    .list();
            Optional<Workflow> other = unfinished(workflow.group());
            if (other.isEmpty()) {
                rows.insert(workflow);
            }
            return other;
        });
    }

    /** What goes on with the config now, or is stuck. */
    public Optional<Workflow> unfinished(String service) {
        return database.sql("""
                        select * from workflow where service = :service and kind in (:kinds) and state not in (:ended)
                        order by created_at desc limit 1""")
                .param("service", service)
                .param("kinds", KINDS)
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
