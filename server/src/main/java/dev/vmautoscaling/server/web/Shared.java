package dev.vmautoscaling.server.web;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An answer that takes some work and that many ask for: one is worked out at a time, and all who came meanwhile share the next.
 * Nobody gets one that was begun before he asked, for he may ask because something has just changed.
 */
final class Shared<T> {
    private final Supplier<T> work;
    private final AtomicReference<FutureTask<T>> next;
    private final Lock turn = new ReentrantLock();

    Shared(Supplier<T> work) {
        this.work = work;
        this.next = new AtomicReference<>(new FutureTask<>(work::get));
    }

    /** Throws what the work throws. */
    T get() {
        FutureTask<T> joined = Objects.requireNonNull(next.get());
        turn.lock();
        try {
            // From here on it has begun: who comes later must not join it.
            next.compareAndSet(joined, new FutureTask<>(work::get));
            joined.run(); // does nothing when another of those who share it has done it
        } finally {
            turn.unlock();
        }
        return done(joined);
    }

    private static <T> T done(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
