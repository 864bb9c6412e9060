package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.group.ScalingGroups;
import java.time.InstantSource;

/** Lets every member of a disabled group go, because its config goes: below min, and without a measurement. */
public final class Emptying {
    private final ScalingGroups groups;
    private final Ledger ledger;
    private final EventPlans plans;
    private final WorkflowStarter starter;
    private final InstantSource time;

    public Emptying(
            ScalingGroups groups, Ledger ledger, EventPlans plans, WorkflowStarter starter, InstantSource time) {
        this.groups = groups;
        this.ledger = ledger;
        this.plans = plans;
        this.starter = starter;
        this.time = time;
    }

    /** Opens one scale-in of all members that can go now; nothing when there are none, or when the group is enabled. */
    public void empty(String service) {
        if (groups.find(service).isEmpty()) {
            return;
        }
        ledger.openForDeparture(
                        service,
                        books -> plans.scaleIn(
                                books,
                                new Decision.ScaleIn(
                                        books.live(), "the config of " + service + " is removed with its VMs"),
                                time.instant()))
                .ifPresent(opened -> opened.workflows().forEach(workflow -> starter.start(workflow.id())));
    }
}
