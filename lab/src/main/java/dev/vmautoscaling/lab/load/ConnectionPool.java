package dev.vmautoscaling.lab.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Idle kept connections. The one used last is used first, so that spare ones fall idle and end. */
final class ConnectionPool implements AutoCloseable {
    private final LoadSettings.Connections limits;
    private final LongSupplier nanos;
    private final Deque<Idle> idle = new ArrayDeque<>();

    private record Idle(HttpConnection connection, long since) {}

    ConnectionPool(LoadSettings.Connections limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    Optional<HttpConnection> take() {
        closeExpired();
        synchronized (idle) {
            return Optional.ofNullable(idle.pollLast()).map(Idle::connection);
        }
    }

    void give(HttpConnection connection) {
        if (connection.age() > limits.maxAge().toNanos()) {
            connection.close();
            return;
        }
        synchronized (idle) {
            idle.addLast(new Idle(connection, nanos.getAsLong()));
        }
    }

    void closeExpired() {
        long now = nanos.getAsLong();
        remove(each -> now - each.since() > limits.maxIdle().toNanos()
                        || each.connection().age() > limits.maxAge().toNanos())
                .forEach(each -> each.connection().close());
    }

    @Override
    public void close() {
        remove(each -> true).forEach(each -> each.connection().close());
    }

    /** Closing is left to the caller, outside the lock. */
    private List<Idle> remove(Predicate<Idle> which) {
        List<Idle> removed = new ArrayList<>();
        synchronized (idle) {
            idle.removeIf(each -> which.test(each) && removed.add(each));
        }
        return removed;
    }
}
