package dev.vmautoscaling.lab.guest;

import java.util.OptionalLong;

/**
 * The virtual CPU of a guest: n cores, one first-come-first-served queue, the same work for every request. Nothing is
 * burnt: the queue computes when a request would be finished and the caller waits until then. All times are
 * nanoseconds since the guest's boot, passed in.
 *
 * <p>A core works without a gap until it is free, so the time it was busy is what it was given minus what is still
 * ahead of it. That makes utilisation exact at every instant, not only after requests end.
 */
final class WorkQueue {
    private final long service;
    private final long longestWait;
    private final long[] freeAt;
    private final long[] given;

    WorkQueue(GuestSpec spec) {
        service = Math.round(1e9 * spec.cores() / spec.capacity());
        longestWait = service * spec.queueLimit() / spec.cores();
        freeAt = new long[spec.cores()];
        given = new long[spec.cores()];
    }

    /** When a request that arrives now will be finished; empty if the queue is full. */
    synchronized OptionalLong accept(long now) {
        int core = firstFree();
        long start = Math.max(now, freeAt[core]);
        if (start - now > longestWait) {
            return OptionalLong.empty();
        }
        freeAt[core] = start + service;
        given[core] += service;
        return OptionalLong.of(freeAt[core]);
    }

    synchronized long busy(int core, long now) {
        return given[core] - Math.max(0, freeAt[core] - now);
    }

    /** Requests accepted and not yet finished. */
    synchronized long unfinished(long now) {
        long ahead = 0;
        for (long free : freeAt) {
            ahead += Math.max(0, free - now);
        }
        return (ahead + service - 1) / service;
    }

    private int firstFree() {
        int first = 0;
        for (int core = 1; core < freeAt.length; core++) {
            if (freeAt[core] < freeAt[first]) {
                first = core;
            }
        }
        return first;
    }

    int cores() {
        return freeAt.length;
    }
}
