package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.preflight.Found;
import dev.vmautoscaling.domain.preflight.Key;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks outside systems side by side, and waits for none of them longer than the limit. */
final class Asking {
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Duration limit;

    Asking(Duration limit) {
        this.limit = limit;
    }

    /** @param whom the system, for the message when it does not answer in time */
    <T> CompletableFuture<Found<T>> ask(String whom, Supplier<T> question) {
        return CompletableFuture.supplyAsync(() -> answer(question), THREADS)
                .completeOnTimeout(
                        new Found.Trouble<>(
                                whom + ": no answer within " + limit.toMillis() / 1000.0 + " s",
                                "see whether it is overloaded or cannot be reached, then run the checks again"),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Asks what only makes sense with what was found before; without that, {@code because} tells why it was not asked. */
    <S, T> CompletableFuture<Found<T>> then(
            CompletableFuture<Found<S>> first, Key because, String whom, Function<S, T> question) {
        return first.thenComposeAsync(
                found -> switch (found) {
                    case Found.Value<S> value -> ask(whom, () -> question.apply(value.value()));
                    case Found.Trouble<S> trouble -> CompletableFuture.completedFuture(new Found.Unasked<>(because));
                    case Found.Unasked<S> unasked -> CompletableFuture.completedFuture(new Found.Unasked<>(because));
                },
                THREADS);
    }

    private static <T> Found<T> answer(Supplier<T> question) {
        try {
            return new Found.Value<>(question.get());
        } catch (OutsideFault fault) {
            return Found.trouble(fault);
        }
    }
}
