package dev.vmautoscaling.lab.f5;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Connections and octets of one member or virtual server. */
final class Traffic {

    private final AtomicInteger current = new AtomicInteger();
    private final AtomicInteger highest = new AtomicInteger();
    private final LongAdder total = new LongAdder();
    private final LongAdder octetsIn = new LongAdder();
    private final LongAdder octetsOut = new LongAdder();

    void opened() {
        int now = current.incrementAndGet();
        highest.accumulateAndGet(now, Math::max);
        total.increment();
    }

    void closed() {
        current.decrementAndGet();
    }

    /** Takes back an {@link #opened} that came to nothing. */
    void withdrawn() {
        current.decrementAndGet();
        total.decrement();
    }

    void in(int octets) {
        octetsIn.add(octets);
    }

    void out(int octets) {
        octetsOut.add(octets);
    }

    int current() {
        return current.get();
    }

    int highest() {
        return highest.get();
    }

    long total() {
        return total.sum();
    }

    long bitsIn() {
        return octetsIn.sum() * 8;
    }

    long bitsOut() {
        return octetsOut.sum() * 8;
    }
}
