package dev.vmautoscaling.lab.jenkins;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** The queue: quiet period, one build at a time, and a memory of what left. Guarded by its owner's lock. */
final class BuildQueue {

    /** trap 8 */
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final BooleanSupplier quietingDown;
    private final BiFunction<Job, QueueItem, Build> start;
    private final Map<Long, QueueItem> items = new TreeMap<>();
    private long lastId;

    /** What became of a wish. */
    record Scheduled(QueueItem item, boolean isNew) {}

    /**
     * A queue.
     *
     * @param quietingDown whether nothing may start
     * @param start begins a build
     */
    BuildQueue(InstantSource clock, BooleanSupplier quietingDown, BiFunction<Job, QueueItem, Build> start) {
        this.clock = clock;
        this.quietingDown = quietingDown;
        this.start = start;
    }

    /** Adds a wish, or folds it into an equal one that waits. */
    Scheduled schedule(Job job, QueueItem.Wish wish, Duration quietPeriod) {
        for (QueueItem item : items.values()) {
            if (item.covers(job, wish)) {
                return new Scheduled(item, false);
            }
        }
        Instant now = clock.instant();
        QueueItem item = new QueueItem(++lastId, job, wish, now, now.plus(quietPeriod));
        items.put(item.id(), item);
        maintain();
        return new Scheduled(item, true);
    }

    /** Lets go what may go, and forgets what left long ago. */
    void maintain() {
        Instant now = clock.instant();
        items.values()
                .removeIf(item -> item.leftAt()
                        .map(left -> !left.plus(REMEMBERED).isAfter(now))
                        .orElse(false));
        for (QueueItem item : List.copyOf(items.values())) {
            if (!item.hasLeft() && !item.dueAt().isAfter(now)) {
                advance(item, now);
            }
        }
    }

    // facts 1.3 and 2.2
    private void advance(QueueItem item, Instant now) {
        Optional<Build> running = item.job().running();
        if (quietingDown.getAsBoolean()) {
            item.block("Jenkins is about to shut down");
        } else if (running.isPresent() && !item.job().config().concurrent()) {
            item.block("Build #%d is already in progress (ETA: N/A)"
                    .formatted(running.get().number()));
        } else {
            item.leave(now, start.apply(item.job(), item));
        }
    }

    Optional<QueueItem> item(long id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Those that have not left. */
    List<QueueItem> waiting() {
        return items.values().stream().filter(item -> !item.hasLeft()).toList();
    }

    Optional<QueueItem> waiting(Job job) {
        return waiting().stream().filter(item -> item.job() == job).findFirst();
    }

    void cancel(QueueItem item) {
        item.leave(clock.instant(), null);
    }

    /** facts 2.1: disabling or deleting a job cancels what waits for it. */
    void cancelAll(Job job) {
        waiting().stream().filter(item -> item.job() == job).forEach(this::cancel);
    }

    /** facts 2.2: {@code In the quiet period. Expires in 4.9 sec}. */
    String why(QueueItem item) {
        if (item.state() != QueueItem.State.WAITING) {
            return item.why();
        }
        Duration left = Duration.between(clock.instant(), item.dueAt());
        return left.isPositive()
                ? String.format(Locale.ROOT, "In the quiet period. Expires in %.1f sec", left.toMillis() / 1000.0)
                : "Finished waiting";
    }
}
