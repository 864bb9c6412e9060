package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Seen;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.scaling.steps.Outside;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at everything that decisions are made from: Prometheus once for all groups, each pool by itself. */
public final class Observation {
    private static final Duration BREAKER_LOOKS_BACK = Duration.ofHours(1);

    private final Outside outside;
    private final Ledger ledger;
    private final KillSwitch killSwitch;
    private final Executor executor;
    private final InstantSource time;

    /** @param executor runs the groups side by side, so that a slow F5 holds only its own */
    public Observation(Outside outside, Ledger ledger, KillSwitch killSwitch, Executor executor, InstantSource time) {
        this.outside = outside;
        this.ledger = ledger;
        this.killSwitch = killSwitch;
        this.executor = executor;
        this.time = time;
    }

    /** Shows every enabled group to {@code look}, side by side; returns when all are done. */
    void forEachGroup(Consumer<Snapshot> look) {
        List<ScalingGroup> groups = outside.groups().enabled();
        Map<String, Seen<Map<String, ServiceReadings>>> readings = groups.stream()
                .map(group -> group.config().monitoring().prometheus())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::read));
        CompletableFuture.allOf(groups.stream()
                        .map(group ->
                                CompletableFuture.runAsync(() -> look.accept(snapshot(group, readings)), executor))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private Seen<Map<String, ServiceReadings>> read(String prometheus) {
        return asked(() -> outside.prometheuses().to(prometheus).read());
    }

    private Snapshot snapshot(ScalingGroup group, Map<String, Seen<Map<String, ServiceReadings>>> readings) {
        String service = group.service();
        Seen<List<PoolMember>> pool = asked(() -> outside.f5s()
                .to(group.config().pool().f5())
                .members(group.config().pool().pool()));
        return new Snapshot(
                group,
                outside.members().live(service),
                pool,
                ofService(
                        Objects.requireNonNull(
                                readings.get(group.config().monitoring().prometheus())),
                        service),
                ledger.history(service, time.instant().minus(BREAKER_LOOKS_BACK)),
                killSwitch.of(service) != KillSwitch.Position.OFF);
    }

    /** A service that is missing in an answer for all is unknown: it has no readings, which is not the same as zero. */
    private static Seen<ServiceReadings> ofService(Seen<Map<String, ServiceReadings>> all, String service) {
        return switch (all) {
            case Seen.Known<Map<String, ServiceReadings>> known ->
                new Seen.Known<>(known.value().getOrDefault(service, ServiceReadings.NONE));
            case Seen.Unknown<Map<String, ServiceReadings>> unknown -> new Seen.Unknown<>(unknown.why());
        };
    }

    private static <T> Seen<T> asked(Supplier<T> question) {
        try {
            return new Seen.Known<>(question.get());
        } catch (OutsideFault fault) {
            return new Seen.Unknown<>(String.valueOf(fault.getMessage()));
        }
    }
}
