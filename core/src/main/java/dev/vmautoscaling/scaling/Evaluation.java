package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.domain.group.ScalingGroup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        observation.ofAllGroups(this::evaluate);
    }

    /** One group alone, at once: somebody has come for what it may need. */
    public Acting.Carried ofOne(ScalingGroup group) {
        Instant now = time.instant();
        Snapshot snapshot = observation.of(group);
        return carryOut(new Decided(snapshot, decider.decide(snapshot, now), now));
    }

    private record Decided(Snapshot snapshot, Decision decision, Instant at) {
        /** Whether more is to be done than to record it. */
        boolean isToBeCarriedOut() {
            return !(decision instanceof Decision.Hold);
        }

        Decisions.Entry entry(Decision carried, Optional<String> event) {
            return new Decisions.Entry(snapshot.group().service(), at, carried, DecisionInputs.of(snapshot), event);
        }
    }

    /** Most groups are left as they are, and are recorded together; acting on the others may take a while, each beside the other. */
    private void evaluate(List<Snapshot> snapshots) {
        Instant now = time.instant();
        List<Decided> decided = snapshots.stream()
                .map(snapshot -> new Decided(snapshot, decider.decide(snapshot, now), now))
                .toList();
        decisions.record(decided.stream()
                .filter(one -> !one.isToBeCarriedOut())
                .map(one -> one.entry(one.decision(), Optional.empty()))
                .toList());
        observation.sideBySide(
                decided.stream().filter(Decided::isToBeCarriedOut).toList(), this::carryOut);
    }

    private Acting.Carried carryOut(Decided decided) {
        ScalingGroup group = decided.snapshot().group();
        Acting.Carried carried = group.config().mode() == Mode.ACT
                ? acting.carryOut(group, decided.decision(), decided.at())
                : acting.observe(group, decided.decision(), decided.at());
        decisions.record(decided.entry(carried.decision(), carried.event()));
        return carried;
    }
}
