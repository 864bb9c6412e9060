package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.policy.SizePolicy;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.scaling.steps.SlotCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a decision into an event with its workflows. Two who decide the same at once open one event. */
public final class Acting {
    private final Outside outside;
    private final Ledger ledger;
    private final EventPlans plans;
    private final WorkflowStore workflows;
    private final WorkflowStarter starter;

    public Acting(Outside outside, Ledger ledger, EventPlans plans, WorkflowStore workflows, WorkflowStarter starter) {
        this.outside = outside;
        this.ledger = ledger;
        this.plans = plans;
        this.workflows = workflows;
        this.starter = starter;
    }

    /**
     * What became of a decision.
     *
     * @param decision as it was carried out: a hold when it could not be
     * @param event what was opened
     */
    public record Carried(Decision decision, Optional<String> event) {
        static Carried held(HoldReason reason, String detail) {
            return new Carried(Decision.Hold.because(reason, detail), Optional.empty());
        }
    }

    /** Opens the event that the decision asks for, if it asks for one; the config says who is to drive it. */
    Carried carryOut(ScalingGroup group, Decision decision, Instant now) {
        boolean isOffered = group.config().engine() == GroupConfig.Engine.JENKINS;
        return carryOut(group, decision, isOffered ? plans.offering() : plans, now);
    }

    /** The same, driven by the control plane whatever the config says. */
    Carried carryOutAlone(ScalingGroup group, Decision decision, Instant now) {
        return carryOut(group, decision, plans, now);
    }

    private Carried carryOut(ScalingGroup group, Decision decision, EventPlans chosen, Instant now) {
        return switch (decision) {
            case Decision.ScaleOut out -> scaleOut(group, out, chosen, now);
            case Decision.ScaleIn in -> open(group, in, books -> chosen.scaleIn(books, in, now));
            case Decision.Undrain undrain -> undrain(undrain);
            case Decision.Hold hold -> new Carried(hold, Optional.empty());
        };
    }

    /**
     * Shows among the events what would have been done, and does nothing. A need that lasts is told again after the group's
     * rest, as often as it would have been acted on.
     */
    Carried observe(ScalingGroup group, Decision decision, Instant now) {
        SizePolicy sizes = group.config().sizes();
        return switch (decision) {
            case Decision.ScaleOut out ->
                told(group, out, ScalingEvent.Kind.SCALE_OUT, "scaled out by " + out.count(), sizes.outCooldown(), now);
            case Decision.ScaleIn in ->
                told(group, in, ScalingEvent.Kind.SCALE_IN, "removed " + names(in), sizes.inCooldown(), now);
            case Decision.Undrain undrain -> new Carried(undrain, Optional.empty());
            case Decision.Hold hold -> new Carried(hold, Optional.empty());
        };
    }

    private static String names(Decision.ScaleIn in) {
        return in.members().stream().map(Member::name).collect(Collectors.joining(", "));
    }

    private Carried told(
            ScalingGroup group, Decision decision, ScalingEvent.Kind kind, String deed, Duration rest, Instant now) {
        boolean again = ledger.lastObserved(group.service(), kind)
                .filter(last -> last.plus(rest).isAfter(now))
                .isPresent();
        String reason = "would have " + deed + ": " + decision.why();
        return again
                ? new Carried(decision, Optional.empty())
                : open(group, decision, books -> Optional.of(plans.observed(books, kind, reason, now)));
    }

    /** What vCenter and F5 show is read before the lock is taken: no lock is held during I/O. */
    private Carried scaleOut(ScalingGroup group, Decision.ScaleOut out, EventPlans chosen, Instant now) {
        GroupConfig config = group.config();
        try {
            List<Vm> owned = outside.vcenters().to(config.placement().vcenter()).ownedBy(outside.installation());
            List<PoolMember> pool =
                    outside.f5s().to(config.pool().f5()).members(config.pool().pool());
            int unrecorded = SlotCount.unrecorded(
                    config.service(), owned, outside.members().live(config.service()));
            Carried carried = open(group, out, books -> chosen.scaleOut(books, out, base(books, pool), owned, now));
            return carried.event().isEmpty() && unrecorded > 0
                    ? Carried.held(HoldReason.AT_MAX_SIZE, unrecorded + " VMs with our mark are recorded as no member")
                    : carried;
        } catch (OutsideFault fault) {
            // Without knowing what exists nothing is created; the next round looks again.
            return Carried.held(HoldReason.VCENTER_UNREADABLE, String.valueOf(fault.getMessage()));
        }
    }

    private static int base(Books books, List<PoolMember> pool) {
        return Snapshot.base(pool, books.live(), books.group().config().pool().memberPort())
                .size();
    }

    private Carried open(ScalingGroup group, Decision decision, Function<Books, Optional<Opening>> plan) {
        Optional<Opening> opening = ledger.open(group.service(), group.version(), plan);
        opening.ifPresent(opened -> opened.workflows().forEach(workflow -> starter.start(workflow.id())));
        return opening.map(opened ->
                        new Carried(decision, Optional.of(opened.event().id())))
                .orElseGet(() -> Carried.held(HoldReason.OVERTAKEN, decision.why()));
    }

    /** Removals that have not passed their point of no return are taken back; the runner knows which. */
    private Carried undrain(Decision.Undrain undrain) {
        undrain.members().stream()
                .map(Member::id)
                .flatMap(member -> ledger.removalOf(member).stream())
                .forEach(workflow -> {
                    workflows.order(workflow, Order.UNDO);
                    starter.start(workflow);
                });
        return new Carried(undrain, Optional.empty());
    }
}
