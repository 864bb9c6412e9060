package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.domain.group.ScalingGroup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What happens when an alert fires: all enabled groups are looked at, each is decided on, recorded and acted for. */
public final class Evaluation {
    private final Observation observation;
    private final Decider decider;
    private final Acting acting;
    private final Decisions decisions;
    private final InstantSource time;

    public Evaluation(
            Observation observation, Decider decider, Acting acting, Decisions decisions, InstantSource time) {
        this.observation = observation;
        this.decider = decider;
        this.acting = acting;
        this.decisions = decisions;
        this.time = time;
    }

    /** One round over all enabled groups. A group whose outside systems fail is held, and the others go on. */
    public void round() {
        observation.forEachGroup(this::evaluate);
    }

    private void evaluate(Snapshot snapshot) {
        Instant now = time.instant();
        Decision decision = decider.decide(snapshot, now);
        Acting.Carried carried = acts(snapshot.group())
                ? acting.carryOut(snapshot.group(), decision, now)
                : new Acting.Carried(decision, Optional.empty());
        decisions.record(new Decisions.Entry(
                snapshot.group().service(), now, carried.decision(), DecisionInputs.of(snapshot), carried.event()));
    }

    private static boolean acts(ScalingGroup group) {
        return group.config().mode() == Mode.ACT;
    }
}
