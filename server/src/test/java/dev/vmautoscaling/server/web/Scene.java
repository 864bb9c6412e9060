package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Tries;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.scaling.Opening;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event of the service shop with one member, as the engine would leave them. */
final class Scene {
    static final String EVENT = "event-1";
    static final String WORKFLOW = "workflow-1";
    static final String MEMBER = "member-1";
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00.123456Z");

    private Scene() {}

    /** Opens the event; the member is in service and published. */
    static void open(JdbcScalingGroups groups, Ledger ledger, WorkflowState state) {
        if (!tryOpen(groups.find("shop").orElseThrow().version(), ledger, state)) {
            throw new IllegalStateException("the config of shop is not there, or not enabled");
        }
    }

    /**
     * Whether nobody was faster.
     *
     * @param version of the config that was decided on
     */
    static boolean tryOpen(long version, Ledger ledger, WorkflowState state) {
        ScalingEvent event = new ScalingEvent(
                EVENT,
                "shop",
                ScalingEvent.Kind.SCALE_OUT,
                eventState(state),
                "cpu 91 % of 75 %",
                OPENED,
                Optional.empty());
        return ledger.open(
                        "shop",
                        version,
                        books -> Optional.of(new Opening(event, List.of(member()), List.of(workflow(state)), 1)))
                .isPresent();
    }

    private static ScalingEvent.State eventState(WorkflowState state) {
        return ScalingEvent.State.of(List.of(state));
    }

    static Member member() {
        return new Member(
                MEMBER,
                "shop",
                "shop-as01",
                MemberState.IN_SERVICE,
                Optional.of(new IpAddress("127.80.1.100")),
                Optional.of(new VmId("vm-73")),
                true,
                false,
                OPENED,
                Optional.of(OPENED));
    }

    private static Workflow workflow(WorkflowState state) {
        Tries once = new Tries(1, 0, Optional.of(OPENED), Optional.of(OPENED.plusSeconds(1)), Duration.ZERO);
        return new Workflow(
                WORKFLOW,
                "scale-out",
                EVENT,
                "shop",
                MEMBER,
                state,
                1,
                List.of(
                        new StepRecord("reserve-ip-address", StepRecord.State.DONE, once, Tries.NONE, "127.80.1.100"),
                        new StepRecord("clone-vm", StepRecord.State.FAILED, once, Tries.NONE, "no space"),
                        new StepRecord("power-on-vm", StepRecord.State.PENDING, Tries.NONE, Tries.NONE, "")),
                Map.of(),
                Optional.of(Failure.permanent("no space left on LocalDS_0", "free some space")),
                false,
                Optional.empty(),
                Optional.empty(),
                OPENED,
                Optional.empty());
    }
}
