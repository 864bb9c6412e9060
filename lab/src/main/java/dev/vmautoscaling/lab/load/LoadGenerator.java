package dev.vmautoscaling.lab.load;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Open-loop load: each request is sent when the profile says so, whether earlier ones have been answered or not, and
 * its latency counts from the instant at which it was due. A slow service therefore meets the same arrivals as a fast one.
 */
public final class LoadGenerator implements AutoCloseable {
    /** How often idle connections are looked through when no request is due. */
    private static final long TICK = Duration.ofMillis(250).toNanos();

    private final LoadSettings settings;
    private final LongSupplier nanos;
    private final Tally tally;
    private final LoadClient client;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread arrivals;
    private volatile boolean isStopped;
    private volatile boolean hasEnded;

    private LoadGenerator(LoadSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        tally = new Tally(settings.window(), settings.slowLimit());
        client = new LoadClient(settings, nanos, tally::reconnected);
        arrivals = Thread.ofVirtual().name("load-arrivals").unstarted(this::run);
    }

    /** Begins at once. */
    public static LoadGenerator start(LoadSettings settings) {
        LoadGenerator generator = new LoadGenerator(settings, System::nanoTime);
        generator.arrivals.start();
        return generator;
    }

    /** What has become of the requests up to now. */
    public LoadReport snapshot() {
        return tally.report(hasEnded);
    }

    /** Waits until the profile is through and every request has ended; at most the profile and one timeout. */
    public LoadReport await() throws InterruptedException {
        arrivals.join();
        return snapshot();
    }

    /** No further requests; those in progress go on to their end. */
    public void stop() {
        isStopped = true;
        LockSupport.unpark(arrivals);
    }

    /** Stops and breaks off what is in progress. */
    @Override
    public void close() {
        isStopped = true;
        // an interrupted close of the executor breaks its tasks off, and still waits for them
        arrivals.interrupt();
        try {
            arrivals.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        // closing the executor waits for the requests in progress
        try (client;
                requests) {
            sendAll();
        }
        hasEnded = true;
    }

    private void sendAll() {
        Arrivals due = new Arrivals(settings.profile());
        SplittableRandom mix = new SplittableRandom(~settings.profile().seed());
        long start = nanos.getAsLong();
        OptionalLong next = due.next();
        for (long sent = 0; sent < settings.maxRequests() && next.isPresent(); sent++) {
            long at = next.getAsLong();
            waitUntil(start + at);
            if (isStopped) {
                return;
            }
            boolean keep = mix.nextDouble() < settings.connections().keptShare();
            tally.sent(at);
            requests.execute(() -> send(start, at, keep));
            next = due.next();
        }
    }

    private void send(long start, long due, boolean keep) {
        Outcome outcome = client.send(keep, start + due + settings.timeout().toNanos());
        tally.ended(due, nanos.getAsLong() - start - due, outcome);
    }

    private void waitUntil(long instant) {
        client.closeExpired();
        for (long left = instant - nanos.getAsLong(); left > 0 && !isStopped; left = instant - nanos.getAsLong()) {
            LockSupport.parkNanos(Math.min(left, TICK));
            client.closeExpired();
        }
    }
}
