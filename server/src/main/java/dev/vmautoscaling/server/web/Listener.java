package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.web.ChangeFeed.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One who listens to changes. What he has not taken yet waits, up to a limit: a slow one must not hold the others. */
final class Listener {
    private static final int MOST_WAITING = 1_000;

    private final String begunAt;
    private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(MOST_WAITING + 1);
    private volatile boolean closed;

    /**
     * @param begunAt where in the series he is
     * @param missed what has to be told first
     */
    Listener(String begunAt, List<Told> missed) {
        this.begunAt = begunAt;
        missed.forEach(this::tell);
    }

    String begunAt() {
        return begunAt;
    }

    /** Who is too far behind gets one word instead of all that waits: read everything again. */
    void tell(Told news) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.clear();
            waiting.add(new Told(news.id(), Optional.empty()));
        } else {
            waiting.add(news);
        }
    }

    /** The next news; empty when there was none for so long. */
    Optional<Told> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether nothing more will come. */
    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        waiting.clear();
        waiting.add(new Told(begunAt, Optional.empty())); // wakes him up
    }
}
