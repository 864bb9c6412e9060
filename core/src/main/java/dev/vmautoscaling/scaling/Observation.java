package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.History;
import dev.vmautoscaling.domain.decision.Seen;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.policy.SizePolicy;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.scaling.steps.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at everything that decisions are made from, with a number of questions that does not grow with the number of
 * groups: each Prometheus and each F5 once, and the records once.
 */
public final class Observation {
    private static final Duration BREAKER_LOOKS_BACK = Duration.ofHours(1);

    private final Outside outside;
    private final Ledger ledger;
    private final KillSwitch killSwitch;
    private final Executor executor;
    private final InstantSource time;

    /** @param executor asks the systems side by side, so that a slow F5 holds only its own groups */
    public Observation(Outside outside, Ledger ledger, KillSwitch killSwitch, Executor executor, InstantSource time) {
        this.outside = outside;
        this.ledger = ledger;
        this.killSwitch = killSwitch;
        this.executor = executor;
        this.time = time;
    }

    /** The systems that groups share. */
    private record Systems(String prometheus, String f5) {
        static Systems of(ScalingGroup group) {
            return new Systems(
                    group.config().monitoring().prometheus(),
                    group.config().pool().f5());
        }
    }

    /** What is recorded of all groups. */
    private record Recorded(
            Map<String, List<Member>> members,
            Map<String, History> histories,
            Function<String, KillSwitch.Position> switches) {}

    /**
     * Shows all enabled groups to {@code look}: those of the same systems together, as soon as these have answered, and
     * the others beside them. Returns when all are done.
     */
    void ofAllGroups(Consumer<List<Snapshot>> look) {
        List<ScalingGroup> groups = outside.groups().enabled();
        if (groups.isEmpty()) {
            return;
        }
        Recorded recorded = recorded(groups);
        Map<String, CompletableFuture<Seen<Map<String, ServiceReadings>>>> metrics =
                asked(groups, Systems::prometheus, (name, all) -> read(name));
        Map<String, CompletableFuture<Seen<Map<PoolId, List<PoolMember>>>>> pools =
                asked(groups, Systems::f5, this::members);
        together(groups.stream().collect(Collectors.groupingBy(Systems::of)).entrySet().stream()
                .map(entry -> Objects.requireNonNull(metrics.get(entry.getKey().prometheus()))
                        .thenAcceptBothAsync(
                                Objects.requireNonNull(pools.get(entry.getKey().f5())),
                                (readings, members) -> look.accept(entry.getValue().stream()
                                        .map(group -> snapshot(group, readings, members, recorded))
                                        .toList()),
                                executor)));
    }

    /** What one group is decided from. */
    Snapshot of(ScalingGroup group) {
        Systems systems = Systems.of(group);
        List<ScalingGroup> alone = List.of(group);
        return snapshot(
                group,
                answer(() -> read(systems.prometheus())),
                answer(() -> members(systems.f5(), alone)),
                recorded(alone));
    }

    /** Runs {@code act} on each of them side by side; returns when all are done. */
    <T> void sideBySide(List<T> all, Consumer<T> act) {
        together(all.stream().map(one -> CompletableFuture.runAsync(() -> act.accept(one), executor)));
    }

    private static void together(Stream<CompletableFuture<Void>> running) {
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    }

    private interface Question<T> {
        T ask(String system, List<ScalingGroup> groups);
    }

    /** Each system once, for all groups that have it. */
    private <T> Map<String, CompletableFuture<Seen<T>>> asked(
            List<ScalingGroup> groups, Function<Systems, String> name, Question<T> question) {
        return groups.stream().collect(Collectors.groupingBy(name.compose(Systems::of))).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> CompletableFuture.supplyAsync(
                                () -> answer(() -> question.ask(entry.getKey(), entry.getValue())), executor)));
    }

    private static <T> Seen<T> answer(Supplier<T> question) {
        try {
            return new Seen.Known<>(question.get());
        } catch (OutsideFault fault) {
            return new Seen.Unknown<>(String.valueOf(fault.getMessage()));
        }
    }

    private Map<String, ServiceReadings> read(String prometheus) {
        return outside.prometheuses().to(prometheus).read();
    }

    private Map<PoolId, List<PoolMember>> members(String f5, List<ScalingGroup> groups) {
        Set<PoolId> pools =
                groups.stream().map(group -> group.config().pool().pool()).collect(Collectors.toSet());
        return outside.f5s().to(f5).members(pools);
    }

    private Recorded recorded(List<ScalingGroup> groups) {
        Instant since = time.instant().minus(longestRest(groups));
        return new Recorded(
                outside.members().live().stream().collect(Collectors.groupingBy(Member::service)),
                ledger.histories(since),
                killSwitch.now());
    }

    private static Duration longestRest(List<ScalingGroup> groups) {
        return Stream.concat(
                        Stream.of(BREAKER_LOOKS_BACK),
                        groups.stream().map(group -> group.config().sizes()).flatMap(Observation::rests))
                .max(Comparator.naturalOrder())
                .orElse(BREAKER_LOOKS_BACK);
    }

    private static Stream<Duration> rests(SizePolicy sizes) {
        return Stream.of(sizes.outCooldown(), sizes.inCooldown(), sizes.stabilization(), sizes.warmUp());
    }

    private static Snapshot snapshot(
            ScalingGroup group,
            Seen<Map<String, ServiceReadings>> readings,
            Seen<Map<PoolId, List<PoolMember>>> pools,
            Recorded recorded) {
        String service = group.service();
        return new Snapshot(
                group,
                recorded.members().getOrDefault(service, List.of()),
                ofGroup(pools, group.config().pool().pool()),
                ofService(readings, service),
                recorded.histories().getOrDefault(service, History.NONE),
                recorded.switches().apply(service) != KillSwitch.Position.OFF);
    }

    private static Seen<List<PoolMember>> ofGroup(Seen<Map<PoolId, List<PoolMember>>> all, PoolId pool) {
        return switch (all) {
            case Seen.Known<Map<PoolId, List<PoolMember>>> known -> {
                List<PoolMember> members = known.value().get(pool);
                yield members == null ? new Seen.Unknown<>("there is no pool " + pool) : new Seen.Known<>(members);
            }
            case Seen.Unknown<Map<PoolId, List<PoolMember>>> unknown -> new Seen.Unknown<>(unknown.why());
        };
    }

    /** A service that is missing in an answer for all is unknown: it has no readings, which is not the same as zero. */
    private static Seen<ServiceReadings> ofService(Seen<Map<String, ServiceReadings>> all, String service) {
        return switch (all) {
            case Seen.Known<Map<String, ServiceReadings>> known ->
                new Seen.Known<>(known.value().getOrDefault(service, ServiceReadings.NONE));
            case Seen.Unknown<Map<String, ServiceReadings>> unknown -> new Seen.Unknown<>(unknown.why());
        };
    }
}
