package dev.vmautoscaling.domain.governor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Lets only so many operations run at once on each vCenter, host and datastore. Whoever wants to begin one asks, and asks
 * again until it is granted; no thread waits. An operation gets all that it needs at once or nothing, so none can hold
 * what another needs while it waits itself: there is no deadlock.
 *
 * <p>Operations wait in one line, ordered by when they came plus their {@linkplain Priority#handicap() handicap}; each
 * takes what is free after those before it. One that cannot begin is passed by others, but for the first of these: what
 * it needs is kept for it, or a stream of small needs could pass it for ever. So everyone who comes within its handicap
 * may go before an operation, and nobody who comes later.
 *
 * <p>Nothing is stored. After a restart an operation that still runs is counted again as soon as somebody looks at it.
 * Thread-safe.
 */
public final class Governor {
    /** The waits between two looks at a task are shorter, also after faults; a workflow under the kill switch looks no more. */
    static final Duration UNSEEN_SLOT = Duration.ofMinutes(2);

    /** So much later than it should have asked again, nobody is there any more. */
    static final Duration UNSEEN_WAIT = Duration.ofSeconds(15);

    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration PER_PLACE = Duration.ofMillis(20);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    private record Slot(Set<Resource> resources, Instant seenAt) {}

    /** @param number in the order of coming */
    private record Place(Instant turn, long number) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::turn).thenComparingLong(Place::number);
    }

    private record Waiter(String operation, Priority priority, Set<Resource> needs, Instant since, Instant lostAt) {}

    private final Limits limits;
    private final InstantSource time;
    private final BiConsumer<Priority, Duration> waits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Slot> running = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final TreeMap<Place, Waiter> line = new TreeMap<>(Place.ORDER);
    private long arrivals;

    /** @param waits hears how long each granted operation has waited */
    public Governor(Limits limits, InstantSource time, BiConsumer<Priority, Duration> waits) {
        this.limits = limits;
        this.time = time;
        this.waits = waits;
    }

    /**
     * May this operation begin? Asked again after a grant, it is granted again and counted once.
     *
     * @param operation identifies it: the same at each asking
     * @param needs everything that it keeps busy
     */
    public Turn ask(String operation, Priority priority, Set<Resource> needs) {
        lock.lock();
        try {
            Instant now = time.instant();
            forgetUnseen(now);
            Slot held = running.get(operation);
            if (held != null && held.resources.equals(needs)) {
                running.put(operation, new Slot(held.resources, now));
                return new Turn.Granted();
            }
            running.remove(operation);
            return inLine(waiter(operation, priority, Set.copyOf(needs), now), now);
        } finally {
            lock.unlock();
        }
    }

    /** It runs, as vCenter says: it counts, whether it was granted by us or before a restart. */
    public void stillRuns(String operation, Set<Resource> needs) {
        lock.lock();
        try {
            leaveLine(operation);
            Slot held = running.get(operation);
            running.put(operation, new Slot(held == null ? Set.copyOf(needs) : held.resources, time.instant()));
        } finally {
            lock.unlock();
        }
    }

    /** It does not run or wait any more, however it ended; nothing happens when it never did. */
    public void ended(String operation) {
        lock.lock();
        try {
            running.remove(operation);
            leaveLine(operation);
        } finally {
            lock.unlock();
        }
    }

    /** How many operations run. */
    public int running() {
        lock.lock();
        try {
            forgetUnseen(time.instant());
            return running.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many operations of that priority wait. */
    public int waiting(Priority priority) {
        lock.lock();
        try {
            forgetUnseen(time.instant());
            return (int) line.values().stream()
                    .filter(waiter -> waiter.priority == priority)
                    .count();
        } finally {
            lock.unlock();
        }
    }

    /** How long the operation of that priority that came first has been waiting; zero when none waits. */
    public Duration longestWait(Priority priority) {
        lock.lock();
        try {
            Instant now = time.instant();
            forgetUnseen(now);
            return line.values().stream()
                    .filter(waiter -> waiter.priority == priority)
                    .map(waiter -> Duration.between(waiter.since, now))
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    private Place waiter(String operation, Priority priority, Set<Resource> needs, Instant now) {
        Place place =
                places.computeIfAbsent(operation, missing -> new Place(now.plus(priority.handicap()), arrivals++));
        Waiter before = line.get(place);
        Instant since = before == null ? now : before.since;
        line.put(
                place,
                new Waiter(
                        operation,
                        priority,
                        needs,
                        since,
                        now.plus(LONGEST_LOOK).plus(UNSEEN_WAIT)));
        return place;
    }

    /** Goes through the line up to this place: each before it takes what it needs of what is free. */
    private Turn inLine(Place asking, Instant now) {
        Map<Resource, Integer> taken = new HashMap<>();
        running.values().forEach(slot -> take(slot.resources, taken));
        boolean isKeptForOne = false;
        int before = 0;
        for (Map.Entry<Place, Waiter> entry : line.entrySet()) {
            Waiter waiter = entry.getValue();
            boolean fits = waiter.needs.stream().allMatch(need -> isFree(need, taken));
            if (entry.getKey().equals(asking)) {
                return fits ? granted(waiter, now) : waiting(waiter, before);
            }
            if (fits || !isKeptForOne) {
                take(waiter.needs, taken);
            }
            isKeptForOne |= !fits;
            before++;
        }
        throw new IllegalStateException("nobody is at " + asking);
    }

    private Turn granted(Waiter waiter, Instant now) {
        leaveLine(waiter.operation);
        running.put(waiter.operation, new Slot(waiter.needs, now));
        waits.accept(waiter.priority, Duration.between(waiter.since, now));
        return new Turn.Granted();
    }

    private Turn waiting(Waiter waiter, int before) {
        Map<Resource, Integer> busy = new HashMap<>();
        running.values().forEach(slot -> take(slot.resources, busy));
        String why = waiter.needs.stream()
                .filter(need -> !isFree(need, busy))
                .map(need -> busy.get(need) + " of " + limits.of(need) + " operations run on " + need)
                .sorted()
                .findFirst()
                .orElse(before + (before == 1 ? " operation goes" : " operations go") + " before it");
        Duration later = FIRST_LOOK.plus(PER_PLACE.multipliedBy(before));
        return new Turn.Waiting(why, later.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : later);
    }

    private boolean isFree(Resource need, Map<Resource, Integer> taken) {
        return taken.getOrDefault(need, 0) < limits.of(need);
    }

    private static void take(Set<Resource> resources, Map<Resource, Integer> taken) {
        resources.forEach(resource -> taken.merge(resource, 1, Integer::sum));
    }

    private void leaveLine(String operation) {
        Place place = places.remove(operation);
        if (place != null) {
            line.remove(place);
        }
    }

    private void forgetUnseen(Instant now) {
        running.values().removeIf(slot -> now.isAfter(slot.seenAt.plus(UNSEEN_SLOT)));
        line.values().removeIf(waiter -> {
            boolean lost = now.isAfter(waiter.lostAt);
            if (lost) {
                places.remove(waiter.operation);
            }
            return lost;
        });
    }
}
