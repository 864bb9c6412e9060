package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.metric.FiringAlert;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A service in one row.
 *
 * @param suspended {@code out}, {@code in}, {@code heal}
 * @param killSwitch the stronger of the global one and its own
 * @param words what the state means now, in a sentence; its parts stand in {@code decision} and {@code needs}
 * @param trend the last hours, when they are asked for and known
 */
record ServiceView(
        String service,
        String displayName,
        boolean enabled,
        String mode,
        String engine,
        List<String> suspended,
        String killSwitch,
        ServiceState state,
        Concern concern,
        String words,
        SizeView size,
        LoadView load,
        List<FiringView> firing,
        Optional<DecisionController.DecisionView> decision,
        Optional<MetricsController.EventMark> lastEvent,
        List<Need> needs,
        Optional<TrendView> trend) {
    /** How much a person should care, the most first. */
    enum Concern {
        CRITICAL,
        WARNING,
        /** It is being scaled. */
        BUSY,
        CALM,
        DISABLED
    }

    /**
     * How many members there are and may be.
     *
     * @param base as the newest decision counted them; absent when it could not
     * @param created those that take a slot
     * @param byState created ones
     * @param reachable what max can really reach, where that was looked at
     * @param limitedBy {@code addresses}, {@code datastore} or {@code hosts}; absent when max can be reached
     */
    record SizeView(
            Optional<Integer> base,
            int created,
            Map<String, Long> byState,
            int min,
            int max,
            Optional<Integer> reachable,
            Optional<String> limitedBy) {
        static SizeView of(OneService one) {
            var sizes = one.config().sizes();
            return new SizeView(
                    one.baseMembers(),
                    one.members().size(),
                    one.members().stream()
                            .collect(Collectors.groupingBy(
                                    member -> member.state().name(), TreeMap::new, Collectors.counting())),
                    sizes.min(),
                    sizes.max(),
                    one.max().map(EffectiveMax::reachable),
                    one.max().flatMap(EffectiveMax::limitedBy).map(room -> Words.of(room.limit())));
        }
    }

    /** What is measured; absent is unknown, never zero. */
    record LoadView(
            Optional<ValueView> cpu,
            Optional<ValueView> memory,
            Optional<ValueView> responseTime,
            Optional<ValueView> requests,
            Optional<ValueView> promql) {
        static LoadView of(OneService one, Instant now) {
            return new LoadView(
                    ValueView.of(one, Metric.CPU, now),
                    ValueView.of(one, Metric.MEMORY, now),
                    ValueView.of(one, Metric.RESPONSE_TIME, now),
                    ValueView.of(one, Metric.REQUESTS, now),
                    ValueView.of(one, Metric.PROMQL, now));
        }
    }

    /**
     * A value in the unit of its curve.
     *
     * @param at when it was measured
     * @param stale whether it is too old to decide from
     * @param out the threshold above which more members are asked for, where it is watched; of requests, per member
     */
    record ValueView(double value, Instant at, boolean stale, Optional<Double> out, Optional<Double> in) {
        static Optional<ValueView> of(OneService one, Metric metric, Instant now) {
            GroupConfig config = one.config();
            Optional<Band> band =
                    Optional.ofNullable(config.thresholds().bands().get(metric));
            return one.readings()
                    .flatMap(readings ->
                            Optional.<Sample>ofNullable(readings.samples().get(metric)))
                    .map(sample -> new ValueView(
                            Math.round(sample.value() * 1e6) / 1e6,
                            sample.at(),
                            sample.isOlderThan(config.thresholds().staleAfter(), now),
                            band.map(Band::out),
                            band.flatMap(Band::in)));
        }
    }

    /** An alert of ours that fires in Prometheus. */
    record FiringView(String direction, String metric, Instant since) {
        static FiringView of(FiringAlert alert) {
            return new FiringView(Words.of(alert.direction()), alert.metric().label(), alert.since());
        }
    }

    /**
     * The busy share of the CPUs over the last hours, and what was done meanwhile.
     *
     * @param values the first at {@code from}, the next {@code stepSeconds} later; null where nothing was measured
     */
    record TrendView(
            Instant from, long stepSeconds, List<@Nullable Double> values, List<MetricsController.EventMark> events) {}

    static ServiceView of(OneService one, Instant now) {
        GroupConfig config = one.config();
        ServiceState state = ServiceState.of(one);
        return new ServiceView(
                config.service(),
                config.displayName(),
                one.stored().group().enabled(),
                Words.of(config.mode()),
                Words.of(config.engine()),
                one.stored().group().suspended().stream()
                        .sorted()
                        .map(Words::of)
                        .toList(),
                Words.of(one.killSwitch()),
                state,
                concern(one, state),
                words(one, state),
                SizeView.of(one),
                LoadView.of(one, now),
                one.readings().map(ServiceReadings::firing).orElse(List.of()).stream()
                        .map(FiringView::of)
                        .toList(),
                one.decision().map(DecisionController.DecisionView::of),
                one.lastEvent().map(MetricsController.EventMark::of),
                one.needs(),
                Optional.empty());
    }

    private static Concern concern(OneService one, ServiceState state) {
        if (one.needs().stream().anyMatch(need -> need.severity() == Need.Severity.CRITICAL)) {
            return Concern.CRITICAL;
        }
        boolean isUnwell = one.members().stream().anyMatch(ServiceView::isUnhealthy);
        if (isUnwell || !one.needs().isEmpty() || state == ServiceState.STOPPED) {
            return Concern.WARNING;
        }
        return switch (state) {
            case SCALING_OUT, SCALING_IN -> Concern.BUSY;
            case DISABLED -> Concern.DISABLED;
            case STUCK, STOPPED, HOLDING, ADVISING, STEADY, NOT_EVALUATED -> Concern.CALM;
        };
    }

    private static boolean isUnhealthy(Member member) {
        return member.is(MemberState.UNHEALTHY);
    }

    private static String words(OneService one, ServiceState state) {
        return switch (state) {
            case DISABLED -> "not enabled";
            case NOT_EVALUATED -> "nothing was decided lately";
            case STUCK -> first(one, Need.Kind.STUCK_WORKFLOW);
            case STOPPED -> "the kill switch is on";
            case SCALING_OUT, SCALING_IN -> one.lastEvent().orElseThrow().reason();
            case HOLDING, ADVISING, STEADY ->
                one.decision().map(RecordedDecision::why).orElse("");
        };
    }

    private static String first(OneService one, Need.Kind kind) {
        return one.needs().stream()
                .filter(need -> need.kind() == kind)
                .map(Need::words)
                .findFirst()
                .orElse("");
    }

    ServiceView with(TrendView shown) {
        return new ServiceView(
                service,
                displayName,
                enabled,
                mode,
                engine,
                suspended,
                killSwitch,
                state,
                concern,
                words,
                size,
                load,
                firing,
                decision,
                lastEvent,
                needs,
                Optional.of(shown));
    }
}
