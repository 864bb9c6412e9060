package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.metric.Span;
import dev.vmautoscaling.scaling.steps.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Keeps what was recorded of a service for a few seconds: many who look at the same chart are one question to Prometheus,
 * and those who ask while it is being answered wait for that answer. A failure is not kept.
 */
@Component
class CurveCache {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int MOST = 2_000;
    /** To all Prometheus servers together; each takes about a millisecond. */
    private static final int AT_ONCE = 8;

    private final Connected<Metrics> prometheuses;
    private final InstantSource time;
    private final Semaphore asking = new Semaphore(AT_ONCE, true);
    private final LinkedHashMap<Key, Held> held = new LinkedHashMap<>();

    private record Key(String prometheus, String service, Span span) {}

    private record Held(CompletableFuture<Map<Curve, double[]>> answer, Instant until) {}

    CurveCache(Outside outside, InstantSource time) {
        this.prometheuses = outside.prometheuses();
        this.time = time;
    }

    /**
     * The curves of a service; the arrays are not to be written to.
     *
     * @throws OutsideFault when Prometheus cannot be asked
     */
    Map<Curve, double[]> curves(String prometheus, String service, Span span) {
        Key key = new Key(prometheus, service, span);
        CompletableFuture<Map<Curve, double[]>> mine = new CompletableFuture<>();
        Optional<CompletableFuture<Map<Curve, double[]>>> others = heldOrBegun(key, mine);
        if (others.isEmpty()) {
            ask(key, mine);
        }
        try {
            return others.orElse(mine).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof OutsideFault fault ? fault : e;
        }
    }

    /** The answer that is held or under way; when there is none, {@code mine} is from now on. */
    private synchronized Optional<CompletableFuture<Map<Curve, double[]>>> heldOrBegun(
            Key key, CompletableFuture<Map<Curve, double[]>> mine) {
        Instant now = time.instant();
        held.values().removeIf(old -> !now.isBefore(old.until()));
        Optional<Held> fresh = Optional.ofNullable(held.get(key));
        if (fresh.isEmpty()) {
            if (held.size() >= MOST) {
                held.pollFirstEntry();
            }
            Duration step = key.span().step();
            held.put(key, new Held(mine, now.plus(step.compareTo(LONGEST) < 0 ? step : LONGEST)));
        }
        return fresh.map(Held::answer);
    }

    private void ask(Key key, CompletableFuture<Map<Curve, double[]>> answer) {
        asking.acquireUninterruptibly();
        try {
            answer.complete(prometheuses.to(key.prometheus()).curves(key.service(), key.span()));
        } catch (RuntimeException failure) {
            forget(key);
            answer.completeExceptionally(failure);
        } finally {
            asking.release();
        }
    }

    private synchronized void forget(Key key) {
        held.remove(key);
    }
}
