package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What outside systems have told, for a screen that must come up whether they answer or not: each is asked once in a while,
 * however many look, and who looks waits for a moment at most. Then he gets what was told before.
 *
 * @param <K> which system, and what is asked of it
 */
final class Remembered<K, V> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Function<K, V> question;
    private final Duration fresh;
    private final InstantSource time;
    private final Map<K, Asked<V>> asked = new ConcurrentHashMap<>();

    /**
     * What is known.
     *
     * @param value empty when it never answered
     * @param trouble why it is old, or empty
     */
    record Known<V>(Optional<V> value, Optional<String> trouble) {}

    private record Asked<V>(Instant at, CompletableFuture<Known<V>> answer, Known<V> before) {}

    /** @param fresh an answer, or a failure, is told for so long without asking again */
    Remembered(Function<K, V> question, Duration fresh, InstantSource time) {
        this.question = question;
        this.fresh = fresh;
        this.time = time;
    }

    Known<V> of(K key) {
        Instant now = time.instant();
        Asked<V> last = asked.compute(key, (same, old) -> old != null && isGood(old, now) ? old : ask(same, old, now));
        try {
            return last.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Known<>(last.before().value(), Optional.of(key + " has not answered yet"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last.before();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean isGood(Asked<V> old, Instant now) {
        return !old.answer().isDone() || now.isBefore(old.at().plus(fresh));
    }

    private Asked<V> ask(K key, @Nullable Asked<V> old, Instant now) {
        Known<V> before = old == null ? new Known<>(Optional.empty(), Optional.empty()) : last(old);
        return new Asked<>(
                now, CompletableFuture.supplyAsync(() -> answer(key, before), Thread::startVirtualThread), before);
    }

    private static <V> Known<V> last(Asked<V> old) {
        return old.answer().isCompletedExceptionally()
                ? old.before()
                : old.answer().join();
    }

    private Known<V> answer(K key, Known<V> before) {
        try {
            return new Known<>(Optional.of(question.apply(key)), Optional.empty());
        } catch (OutsideFault fault) {
            return new Known<>(before.value(), Optional.of(fault.getMessage() + "; " + fault.hint()));
        }
    }
}
