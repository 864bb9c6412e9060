package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.scaling.steps.SlotCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an event writes when it opens, worked out purely from the locked books. */
public final class EventPlans {
    private final WorkflowKind scaleOut;
    private final WorkflowKind scaleIn;
    private final Supplier<String> ids;
    private final boolean isOffering;

    /** @param ids fresh identities */
    public EventPlans(WorkflowKind scaleOut, WorkflowKind scaleIn, Supplier<String> ids) {
        this(scaleOut, scaleIn, ids, false);
    }

    private EventPlans(WorkflowKind scaleOut, WorkflowKind scaleIn, Supplier<String> ids, boolean isOffering) {
        this.scaleOut = scaleOut;
        this.scaleIn = scaleIn;
        this.ids = ids;
        this.isOffering = isOffering;
    }

    /** The same, for events that are offered to the Jenkins of their config. */
    EventPlans offering() {
        return new EventPlans(scaleOut, scaleIn, ids, true);
    }

    /**
     * As many new members as wanted and as max allows: recorded members, VMs with our mark that no record knows, and base
     * members together never exceed it.
     */
    Optional<Opening> scaleOut(Books books, Decision.ScaleOut wanted, int base, List<Vm> owned, Instant now) {
        GroupConfig config = books.group().config();
        int taken = base + books.live().size() + SlotCount.unrecorded(config.service(), owned, books.live());
        int count = Math.min(wanted.count(), config.sizes().max() - taken);
        if (count <= 0) {
            return Optional.empty();
        }
        ScalingEvent event = event(config, ScalingEvent.Kind.SCALE_OUT, wanted.why(), now);
        Set<String> names = books.live().stream().map(Member::name).collect(Collectors.toSet());
        owned.forEach(vm -> names.add(vm.name()));
        List<Member> members = new ArrayList<>();
        int number = books.lastNumber();
        for (int i = 0; i < count; i++) {
            number = VmNaming.nextNumber(config.vmName(), config.service(), number, names);
            members.add(provisioning(config, VmNaming.name(config.vmName(), config.service(), number), now));
        }
        return Optional.of(opening(books, event, scaleOut, members, number));
    }

    private Member provisioning(GroupConfig config, String name, Instant now) {
        return new Member(
                ids.get(),
                config.service(),
                name,
                MemberState.PROVISIONING,
                Optional.empty(),
                Optional.empty(),
                false,
                config.protection().created(),
                now,
                Optional.empty());
    }

    /** The members that may still go: those that somebody has taken or protected meanwhile stay out of it. */
    Optional<Opening> scaleIn(Books books, Decision.ScaleIn wanted, Instant now) {
        Set<String> chosen = wanted.members().stream().map(Member::id).collect(Collectors.toSet());
        return removal(books, member -> chosen.contains(member.id()) && !member.isProtected(), wanted.why(), now);
    }

    /** Every member that can go now, a protected one too: who lets the config go has said so. */
    Optional<Opening> departure(Books books, String why, Instant now) {
        return removal(books, member -> true, why, now);
    }

    private Optional<Opening> removal(Books books, Predicate<Member> wanted, String why, Instant now) {
        List<Member> leaving = books.live().stream()
                .filter(wanted)
                .filter(member -> member.is(MemberState.IN_SERVICE) || member.is(MemberState.UNHEALTHY))
                .map(EventPlans::draining)
                .toList();
        if (leaving.isEmpty()) {
            return Optional.empty();
        }
        ScalingEvent event = event(books.group().config(), ScalingEvent.Kind.SCALE_IN, why, now);
        return Optional.of(opening(books, event, scaleIn, leaving, books.lastNumber()));
    }

    /** An event without work, over as soon as it began: in observe mode nothing is done. */
    Opening observed(Books books, ScalingEvent.Kind kind, String reason, Instant now) {
        ScalingEvent event = new ScalingEvent(
                ids.get(), books.group().service(), kind, ScalingEvent.State.OBSERVED, reason, now, Optional.of(now));
        return new Opening(event, List.of(), List.of(), books.lastNumber());
    }

    private static Member draining(Member member) {
        return new Member(
                member.id(),
                member.service(),
                member.name(),
                MemberState.DRAINING,
                member.address(),
                member.vm(),
                member.monitored(),
                member.isProtected(),
                member.createdAt(),
                member.inServiceAt());
    }

    private ScalingEvent event(GroupConfig config, ScalingEvent.Kind kind, String why, Instant now) {
        return new ScalingEvent(
                ids.get(), config.service(), kind, ScalingEvent.State.RUNNING, why, now, Optional.empty());
    }

    private Opening opening(Books books, ScalingEvent event, WorkflowKind kind, List<Member> members, int lastNumber) {
        Optional<Drive> offer = isOffering
                ? books.group().config().jenkins().map(job -> Drive.offer(event, job, event.createdAt()))
                : Optional.empty();
        Map<String, String> facts = offer.isPresent() ? Map.of(Fact.DRIVEN, "true") : Map.of();
        List<Workflow> workflows = members.stream()
                .map(member -> Workflow.pending(
                        ids.get(), kind, event.id(), event.service(), member.id(), facts, event.createdAt()))
                .toList();
        return new Opening(event, members, workflows, lastNumber, offer);
    }
}
