package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Tries;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Instant;
import java.util.Optional;

/** What a member is, told by its newest workflow. Stores apply it in the transaction that saves the workflow. */
public final class MemberProjection {
    private MemberProjection() {}

    /** The member as this state of its workflow leaves it. */
    public static Member after(Member member, Workflow workflow) {
        return switch (workflow.kind()) {
            case ScaleOut.KIND -> afterScaleOut(member, workflow);
            case ScaleIn.KIND -> afterScaleIn(member, workflow);
            default -> member;
        };
    }

    private static Member afterScaleOut(Member member, Workflow workflow) {
        boolean goesForward = isForward(workflow);
        return new Member(
                member.id(),
                member.service(),
                member.name(),
                stateAfterScaleOut(workflow, goesForward),
                Optional.ofNullable(workflow.facts().get(Fact.ADDRESS)).map(IpAddress::new),
                Optional.ofNullable(workflow.facts().get(Fact.VM)).map(VmId::new),
                goesForward && workflow.isDone(ScaleOut.AWAIT_GUEST),
                member.isProtected(),
                member.createdAt(),
                inServiceAt(workflow));
    }

    private static boolean isForward(Workflow workflow) {
        return switch (workflow.state()) {
            case PENDING, RUNNING, WAITING, COMPLETED -> true;
            case UNDOING, UNDONE, STUCK, RESOLVED -> false;
        };
    }

    private static MemberState stateAfterScaleOut(Workflow workflow, boolean goesForward) {
        if (workflow.state() == WorkflowState.UNDONE || workflow.state() == WorkflowState.RESOLVED) {
            return MemberState.ABANDONED;
        }
        if (goesForward && workflow.isDone(ScaleOut.VERIFY_IN_SERVICE)) {
            return MemberState.IN_SERVICE;
        }
        return goesForward && workflow.isDone(ScaleOut.AWAIT_GUEST) ? MemberState.PROBING : MemberState.PROVISIONING;
    }

    private static Optional<Instant> inServiceAt(Workflow workflow) {
        return workflow.steps().stream()
                .filter(step -> step.key().equals(ScaleOut.VERIFY_IN_SERVICE))
                .map(step -> step.tries())
                .flatMap((Tries tries) -> tries.endedAt().stream())
                .findFirst();
    }

    private static Member afterScaleIn(Member member, Workflow workflow) {
        MemberState state = switch (workflow.state()) {
            case COMPLETED -> MemberState.TERMINATED;
            // Closed by a person before anything was lost: it is a member still, and goes another time if it should.
            case RESOLVED ->
                workflow.hasStarted(ScaleIn.POINT_OF_NO_RETURN) ? MemberState.TERMINATED : MemberState.IN_SERVICE;
            case UNDONE -> MemberState.IN_SERVICE;
            case PENDING, RUNNING, WAITING, UNDOING, STUCK -> MemberState.DRAINING;
        };
        String monitored = workflow.facts().getOrDefault(Fact.MONITORED, Boolean.toString(member.monitored()));
        return new Member(
                member.id(),
                member.service(),
                member.name(),
                state,
                member.address(),
                member.vm(),
                Boolean.parseBoolean(monitored),
                member.isProtected(),
                member.createdAt(),
                member.inServiceAt());
    }
}
