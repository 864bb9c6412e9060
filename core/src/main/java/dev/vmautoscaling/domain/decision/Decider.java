package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.pool.PoolMember;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides, purely. The rules stand in the order in which they are asked; the first that has an answer decides. Bounds
 * come before metrics: too few members is answered even when nothing can be measured.
 */
public final class Decider {
    private interface Rule {
        Optional<Decision> decide(Facts facts);
    }

    private static final List<Rule> RULES = List.of(
            Safety::killSwitch,
            Bounds::belowMin,
            Bounds::aboveMax,
            LoadHigh::decide,
            Safety::runningEvent,
            LoadLow::decide);

    /** What should happen to the group now; safe to ask from any thread. */
    public Decision decide(Snapshot snapshot, Instant now) {
        return whenReadable(snapshot, now, Decider::decide);
    }

    /**
     * What should become of a person's order, now.
     *
     * @param by who orders it
     */
    public Decision resize(Snapshot snapshot, Resize wanted, String by, Instant now) {
        return whenReadable(snapshot, now, facts -> Resizing.decide(facts, wanted, by));
    }

    /**
     * What should become of a person's order to take this member out, now.
     *
     * @param member its id
     * @param by who orders it
     */
    public Decision remove(Snapshot snapshot, String member, String by, Instant now) {
        return whenReadable(snapshot, now, facts -> Resizing.remove(facts, member, by));
    }

    private static Decision whenReadable(Snapshot snapshot, Instant now, Function<Facts, Decision> rules) {
        return switch (snapshot.pool()) {
            case Seen.Unknown<List<PoolMember>> unknown ->
                snapshot.stopped()
                        ? Decision.Hold.because(HoldReason.KILL_SWITCH_ON, "")
                        : Decision.Hold.because(HoldReason.POOL_UNREADABLE, unknown.why());
            case Seen.Known<List<PoolMember>> known -> rules.apply(new Facts(snapshot, known.value(), now));
        };
    }

    private static Decision decide(Facts facts) {
        return RULES.stream()
                .flatMap(rule -> rule.decide(facts).stream())
                .findFirst()
                .orElseGet(() -> restful(facts));
    }

    /** No rule had anything to say: is that because all is well, or because nothing is known? */
    private static Decision restful(Facts facts) {
        return switch (facts.snapshot().readings()) {
            case Seen.Unknown<ServiceReadings> unknown ->
                Decision.Hold.because(HoldReason.METRICS_UNREADABLE, unknown.why());
            case Seen.Known<ServiceReadings> known -> restful(facts, known.value());
        };
    }

    private static Decision restful(Facts facts, ServiceReadings readings) {
        if (!facts.hasAny(metric -> facts.freshValue(readings, metric))) {
            boolean areOld = facts.hasAny(metric -> facts.value(readings, metric));
            return Decision.Hold.because(
                    areOld ? HoldReason.METRIC_STALE : HoldReason.METRIC_MISSING, facts.values(readings));
        }
        return LoadHigh.pending(facts, readings)
                .or(() -> LoadLow.pending(facts, readings))
                .orElseGet(() -> Decision.Hold.because(HoldReason.WITHIN_THRESHOLDS, facts.values(readings)));
    }
}
