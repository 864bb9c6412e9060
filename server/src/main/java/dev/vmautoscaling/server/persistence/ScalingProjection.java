package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.MemberProjection;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import java.util.Set;

/** The member and the event that follow from a workflow of a scaling event. */
final class ScalingProjection implements WorkflowProjection {
    private static final Set<String> KINDS = Set.of(ScaleOut.KIND, ScaleIn.KIND);

    private final Database database;
    private final EventRows events;

    ScalingProjection(Database database) {
        this.database = database;
        this.events = new EventRows(database);
    }

    @Override
    public boolean isFor(String kind) {
        return KINDS.contains(kind);
    }

    /** Two workflows of one event that end at once must not both overlook the other's end. */
    @Override
    public void before(Workflow workflow) {
        if (!workflow.state().isLive()) {
            events.lock(workflow.event());
        }
    }

    @Override
    public void after(Workflow workflow) {
        JdbcMembers.ofWorkflow(database, workflow.subject(), workflow.id()).ifPresent(member -> {
            var after = MemberProjection.after(member, workflow);
            if (!after.equals(member)) {
                JdbcMembers.update(database, after, workflow.id());
            }
        });
        if (workflow.state().isLive()) {
            events.running(workflow.event());
        } else {
            events.derive(workflow.event());
        }
    }
}
