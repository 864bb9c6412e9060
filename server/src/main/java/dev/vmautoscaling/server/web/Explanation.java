package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.server.config.DurationText;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import dev.vmautoscaling.server.web.WhatIf.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a decision was as it was, and what would have changed it, by the config that held at that time. */
final class Explanation {
    private final RecordedDecision decision;
    private final GroupConfig config;

    /** Which part of the rules had the answer, in the order in which they are asked. */
    enum Rule {
        /** Something that has to be known could not be read. */
        READING,
        KILL_SWITCH,
        /** There were too few or too many members, or a person ordered another number. */
        SIZE,
        LOAD_HIGH,
        RUNNING_EVENT,
        LOAD_LOW,
        /** No rule had anything to say. */
        NONE,
        /** Something changed between the decision and the deed. */
        ACTING
    }

    Explanation(RecordedDecision decision, GroupConfig config) {
        this.decision = decision;
        this.config = config;
    }

    Rule rule() {
        return decision.reason().map(this::rule).orElseGet(this::asked);
    }

    private Rule rule(HoldReason reason) {
        return switch (reason) {
            case WITHIN_THRESHOLDS -> Rule.NONE;
            case ALERT_PENDING -> isAnyHigh() ? Rule.LOAD_HIGH : Rule.LOAD_LOW;
            case KILL_SWITCH_ON -> Rule.KILL_SWITCH;
            case POOL_UNREADABLE, METRICS_UNREADABLE -> Rule.READING;
            case VCENTER_UNREADABLE, OVERTAKEN -> Rule.ACTING;
            case WORKFLOW_RUNNING -> Rule.RUNNING_EVENT;
            case SIZE_REACHED -> Rule.SIZE;
            case WARMING_UP -> Rule.LOAD_HIGH;
            case NOT_ALL_LOW, DATA_INCOMPLETE, STABILIZING, WOULD_OVERLOAD_THE_REST -> Rule.LOAD_LOW;
            case METRIC_MISSING, METRIC_STALE -> isFiring("scale_out") || isFiring("scale_in") ? asked() : Rule.READING;
            case ALERT_OUTDATED,
                    COOLING_DOWN,
                    AT_MAX_SIZE,
                    AT_MIN_SIZE,
                    GROUP_SUSPENDED,
                    LAUNCH_BREAKER_OPEN,
                    NOTHING_REMOVABLE,
                    LAST_HEALTHY_MEMBER -> asked();
        };
    }

    /** By what fired: high load is asked about first. */
    private Rule asked() {
        return isFiring("scale_out") ? Rule.LOAD_HIGH : isFiring("scale_in") ? Rule.LOAD_LOW : Rule.SIZE;
    }

    private boolean isFiring(String direction) {
        return decision.inputs().keySet().stream().anyMatch(input -> input.startsWith("alert " + direction + " "));
    }

    /** Empty for a decision that acted. */
    List<WhatIf> whatIf() {
        return decision.reason().map(this::whatIf).orElse(List.of());
    }

    private List<WhatIf> whatIf(HoldReason reason) {
        Stream<WhatIf> later = decision.until().map(WhatIf::later).stream();
        return Stream.concat(later, others(reason)).toList();
    }

    private Stream<WhatIf> others(HoldReason reason) {
        var sizes = config.sizes();
        return switch (reason) {
            case WITHIN_THRESHOLDS, ALERT_OUTDATED, NOT_ALL_LOW -> Stream.concat(above(), below());
            case ALERT_PENDING ->
                isAnyHigh()
                        ? setting(
                                "monitoring.outFor",
                                DurationText.of(config.thresholds().outFor()))
                        : setting(
                                "monitoring.inFor",
                                DurationText.of(config.thresholds().inFor()));
            case WOULD_OVERLOAD_THE_REST -> Stream.concat(below(), setting("scaling.inStep", sizes.inStep()));
            case METRIC_MISSING, METRIC_STALE ->
                Stream.of(WhatIf.of(
                        Kind.SYSTEM_ANSWERS, config.monitoring().prometheus(), "a fresh value of the metric"));
            case METRICS_UNREADABLE -> answers(config.monitoring().prometheus());
            case POOL_UNREADABLE -> answers(config.pool().f5());
            case VCENTER_UNREADABLE -> answers(config.placement().vcenter());
            case KILL_SWITCH_ON -> Stream.of(WhatIf.of(Kind.SWITCHED_OFF, "the kill switch off"));
            case GROUP_SUSPENDED -> Stream.of(WhatIf.of(Kind.RESUMED, "the suspended part resumed"));
            case OVERTAKEN -> Stream.of();
            case WORKFLOW_RUNNING -> Stream.of(WhatIf.of(Kind.EVENT_ENDED, "the running event ended"));
            case COOLING_DOWN ->
                rule() == Rule.LOAD_LOW ? cooldown("in", sizes.inCooldown()) : cooldown("out", sizes.outCooldown());
            case WARMING_UP -> setting("scaling.warmUp", DurationText.of(sizes.warmUp()));
            case STABILIZING -> setting("scaling.stabilization", DurationText.of(sizes.stabilization()));
            case AT_MAX_SIZE -> setting("scaling.max", sizes.max());
            case AT_MIN_SIZE -> setting("scaling.min", sizes.min());
            case SIZE_REACHED -> Stream.of();
            case LAUNCH_BREAKER_OPEN -> Stream.of(WhatIf.of(Kind.LAUNCHES_SUCCEED, "launches that succeed"));
            case DATA_INCOMPLETE -> Stream.of(WhatIf.of(Kind.EVERYBODY_MEASURED, "every member measured"));
            case NOTHING_REMOVABLE -> Stream.of(WhatIf.of(Kind.OTHER_MEMBERS, "a created member that may go"));
            case LAST_HEALTHY_MEMBER -> Stream.of(WhatIf.of(Kind.OTHER_MEMBERS, "another member that takes traffic"));
        };
    }

    private static Stream<WhatIf> answers(String system) {
        return Stream.of(WhatIf.of(Kind.SYSTEM_ANSWERS, system, system + " answering"));
    }

    private static Stream<WhatIf> cooldown(String way, Duration length) {
        return setting("scaling." + way + "Cooldown", DurationText.of(length));
    }

    private static Stream<WhatIf> setting(String field, Object was) {
        return Stream.of(WhatIf.of(Kind.SETTING, field, "another " + field + ", it was " + was));
    }

    private boolean isAnyHigh() {
        return bands().anyMatch(entry -> isHigh(entry.getKey(), entry.getValue()));
    }

    private boolean isHigh(Metric metric, Band band) {
        return measured(metric).filter(value -> value > band.out()).isPresent();
    }

    /** What was there already would have changed nothing. */
    private Stream<WhatIf> above() {
        return bands().filter(entry -> !isHigh(entry.getKey(), entry.getValue()))
                .map(entry -> WhatIf.value(
                        Kind.VALUE_ABOVE,
                        entry.getKey().label(),
                        measured(entry.getKey()),
                        entry.getValue().out()));
    }

    private Stream<WhatIf> below() {
        return bands().flatMap(entry -> entry.getValue().in().stream()
                .filter(limit ->
                        measured(entry.getKey()).filter(value -> value < limit).isEmpty())
                .map(limit -> WhatIf.value(Kind.VALUE_BELOW, entry.getKey().label(), measured(entry.getKey()), limit)));
    }

    private Stream<Map.Entry<Metric, Band>> bands() {
        return config.thresholds().bands().entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    /** As it is compared: requests per member. */
    private Optional<Double> measured(Metric metric) {
        Optional<Double> value = input(metric.label());
        return metric == Metric.REQUESTS
                ? value.flatMap(all -> input("measured").map(members -> all / Math.max(1, members)))
                : value;
    }

    /** The number that an input begins with. */
    private Optional<Double> input(String name) {
        return Optional.ofNullable(decision.inputs().get(name))
                .map(text -> text.split(" ", 2)[0])
                .filter(number -> number.matches("-?[0-9.]+"))
                .map(Double::valueOf);
    }
}
