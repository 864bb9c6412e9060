package dev.vmautoscaling.adapters.prometheus;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An answer that serves again for a moment: whoever looks at a thousand services one after the other asks once.
 *
 * @param <T> what is answered
 */
final class Recent<T> {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Supplier<T> question;
    private volatile Optional<Answer<T>> last = Optional.empty();

    private record Answer<T>(T value, long at) {}

    Recent(Supplier<T> question) {
        this.question = question;
    }

    /** The answer may be another now. */
    void forget() {
        last = Optional.empty();
    }

    T get() {
        Optional<Answer<T>> known = last.filter(answer -> System.nanoTime() - answer.at() < FRESH.toNanos());
        if (known.isPresent()) {
            return known.get().value();
        }
        T value = question.get();
        last = Optional.of(new Answer<>(value, System.nanoTime()));
        return value;
    }
}
