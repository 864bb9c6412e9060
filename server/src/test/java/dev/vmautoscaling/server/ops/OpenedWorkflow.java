package dev.vmautoscaling.server.ops;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Opening;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens an event of one workflow of a kind that only a test knows. */
final class OpenedWorkflow {
    private OpenedWorkflow() {}

    static void open(JdbcScalingGroups groups, JdbcLedger ledger, WorkflowKind kind, String id, Instant now) {
        var group = groups.find("shop")
                .orElseGet(() -> groups.create(Configs.shop(), true, new Edit("admin", "create"))
                        .group());
        Workflow workflow = Workflow.pending(id, kind, "event-" + id, "shop", "nobody", Map.of(), now);
        ScalingEvent event = new ScalingEvent(
                "event-" + id,
                "shop",
                ScalingEvent.Kind.SCALE_OUT,
                ScalingEvent.State.RUNNING,
                "test",
                now,
                Optional.empty());
        ledger.open(
                        "shop",
                        group.version(),
                        books -> Optional.of(new Opening(event, List.of(), List.of(workflow), books.lastNumber())))
                .orElseThrow();
    }
}
