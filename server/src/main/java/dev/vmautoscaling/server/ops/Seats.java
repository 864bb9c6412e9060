package dev.vmautoscaling.server.ops;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where workflows that this process drives wait for a short while: exact to a millisecond, and woken by their name. */
final class Seats {
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();
    private volatile boolean closed = true;

    /** The place of one workflow. */
    final class Seat implements AutoCloseable {
        private final String workflow;
        private final Semaphore bell = new Semaphore(0);

        private Seat(String workflow) {
            this.workflow = workflow;
        }

        /**
         * Waits, or returns at once when it was woken since it last returned.
         *
         * @return false when this process stops
         */
        boolean await(Duration atMost) {
            try {
                if (!closed && bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                    bell.drainPermits();
                }
                return !closed;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        boolean isWoken() {
            return bell.tryAcquire();
        }

        @Override
        public void close() {
            seats.remove(workflow, this);
        }
    }

    Seat take(String workflow) {
        Seat seat = new Seat(workflow);
        seats.put(workflow, seat);
        return seat;
    }

    void wake(String workflow) {
        Seat seat = seats.get(workflow);
        if (seat != null) {
            seat.bell.release();
        }
    }

    /** From now on one may wait. */
    void open() {
        closed = false;
    }

    /** Everybody gets up, and nobody waits any more. */
    void close() {
        closed = true;
        seats.values().forEach(seat -> seat.bell.release());
    }
}
