package dev.vmautoscaling.scaling;

import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Lets every member of a disabled group go, because its config goes: below min, and without a measurement. */
public final class Emptying {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final EventPlans plans;
    private final WorkflowStarter starter;
    private final KillSwitch killSwitch;
    private final InstantSource time;

    public Emptying(
            Ledger ledger, EventPlans plans, WorkflowStarter starter, KillSwitch killSwitch, InstantSource time) {
        this.ledger = ledger;
        this.plans = plans;
        this.starter = starter;
        this.killSwitch = killSwitch;
        this.time = time;
    }

    /**
     * Opens one scale-in of all members that can go now; nothing when there are none, or when the group is enabled.
     *
     * @param since when it was ordered: whoever was let go after that and came back is not let go again by the same order
     * @return what stands against it: a member that came back, or the kill switch; empty when nothing does
     */
    public Optional<Outcome> empty(String service, Instant since) {
        Optional<Failure> takenBack = ledger.takenBack(service, since);
        if (takenBack.isPresent()) {
            return takenBack.map(why ->
                    new Outcome.Failed(Failure.permanent("a member could not leave: " + why.message(), why.hint())));
        }
        if (killSwitch.of(service) != KillSwitch.Position.OFF) {
            return Optional.of(new Outcome.NotYet(LOOK, "no member begins to leave under the kill switch", Map.of()));
        }
        ledger.openForDeparture(
                        service,
                        books -> plans.departure(
                                books, "the config of " + service + " is removed with its VMs", time.instant()))
                .ifPresent(opened -> opened.workflows().forEach(workflow -> starter.start(workflow.id())));
        return Optional.empty();
    }
}
