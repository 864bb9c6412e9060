package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.Resize;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.group.ScalingGroup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;

/**
 * A person's order to change a group's size or to take a member out: looked at, decided, carried out and recorded like any
 * other decision, and driven by the control plane.
 */
public final class ManualScaling {
    private final Observation observation;
    private final Decider decider;
    private final Acting acting;
    private final Decisions decisions;
    private final InstantSource time;

    public ManualScaling(
            Observation observation, Decider decider, Acting acting, Decisions decisions, InstantSource time) {
        this.observation = observation;
        this.decider = decider;
        this.acting = acting;
        this.decisions = decisions;
        this.time = time;
    }

    /**
     * Carries the order out, or says what holds it.
     *
     * @param group enabled and in act mode
     * @param by who orders it
     */
    public Acting.Carried order(ScalingGroup group, Resize wanted, String by) {
        return decided(group, (snapshot, now) -> decider.resize(snapshot, wanted, by, now));
    }

    /**
     * Takes this member out, whichever would have been chosen otherwise; or says what holds that.
     *
     * @param group enabled and in act mode
     * @param member the id of a created one
     * @param by who orders it
     */
    public Acting.Carried remove(ScalingGroup group, String member, String by) {
        return decided(group, (snapshot, now) -> decider.remove(snapshot, member, by, now));
    }

    private Acting.Carried decided(ScalingGroup group, BiFunction<Snapshot, Instant, Decision> rule) {
        Snapshot snapshot = observation.of(group);
        Instant now = time.instant();
        Acting.Carried carried = acting.carryOutAlone(group, rule.apply(snapshot, now), now);
        decisions.record(new Decisions.Entry(
                group.service(), now, carried.decision(), DecisionInputs.of(snapshot), carried.event()));
        return carried;
    }
}
