package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.persistence.Sights;
import dev.vmautoscaling.server.persistence.Sights.Look;
import dev.vmautoscaling.server.persistence.Sights.Thing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells whoever listens what has changed. As long as somebody does, it looks once a second, at the database and not at what
 * this process does: another replica may have done it. Each change has a number in a series; whoever was away for a short
 * while gets what he missed, and everybody else is told to read everything again.
 */
@Component
class ChangeFeed {
    static final int MOST_LISTENERS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** So many looks are made for nobody before the watch ends: who reconnects meanwhile has missed nothing. */
    private static final int LOOKS_FOR_NOBODY = 60;

    private static final int KEPT = 2_000;
    /** When more than this changes at once, reading everything again is less work. */
    private static final int MOST_AT_ONCE = 500;

    private final Sights sights;
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final Deque<Told> told = new ArrayDeque<>();
    private final Semaphore hurry = new Semaphore(0);
    private Map<Thing, Look> seen = Map.of();
    private String series = "";
    private long last;
    private boolean watching;
    private boolean closed;

    ChangeFeed(Sights sights) {
        this.sights = sights;
    }

    /**
     * Something that a listener is told.
     *
     * @param id where it stands in the series
     * @param change empty: read everything again
     */
    record Told(String id, Optional<Thing> change) {}

    /**
     * Begins to listen; what happens from now on is told.
     *
     * @param lastId what the listener was told last, when it had listened before
     * @throws Refused when too many listen already
     */
    Listener listen(Optional<String> lastId) {
        // Should the watch end just now, the first look tells too much, which does no harm.
        Map<Thing, Look> now = isWatching() ? Map.of() : sights.look();
        synchronized (this) {
            if (closed || listeners.size() >= MOST_LISTENERS) {
                throw Refused.because(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-many-streams",
                        "too many are listening already: ask now and then instead");
            }
            if (!watching) {
                begin(now);
            }
            Listener listener = new Listener(lastId.orElse(series + "-" + last), missed(lastId));
            listeners.add(listener);
            return listener;
        }
    }

    private synchronized boolean isWatching() {
        return watching;
    }

    private void begin(Map<Thing, Look> now) {
        series = UUID.randomUUID().toString().substring(0, 8);
        last = 0;
        told.clear();
        seen = now;
        watching = true;
        Thread.ofVirtual().name("change-feed").start(this::watch);
    }

    /** What came after that; everything, when that is too long ago or of another series. */
    private List<Told> missed(Optional<String> lastId) {
        if (lastId.isEmpty()) {
            return List.of();
        }
        long from = number(lastId.get());
        return from < 0 || from > last || last - from > told.size()
                ? List.of(new Told(series + "-" + last, Optional.empty()))
                : told.stream().skip(told.size() - (last - from)).toList();
    }

    private long number(String id) {
        String prefix = series + "-";
        String rest = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        return rest.matches("[0-9]{1,18}") ? Long.parseLong(rest) : -1;
    }

    synchronized void leave(Listener listener) {
        listeners.remove(listener);
    }

    private void watch() {
        int forNobody = 0;
        try {
            while (goesOn(forNobody)) {
                if (hurry.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    hurry.drainPermits();
                }
                lookSafely();
                forNobody = isHeard() ? 0 : forNobody + 1;
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped between two looks");
        }
    }

    private synchronized boolean goesOn(int forNobody) {
        watching = !closed && forNobody < LOOKS_FOR_NOBODY;
        return watching;
    }

    private synchronized boolean isHeard() {
        return !listeners.isEmpty();
    }

    private void lookSafely() {
        try {
            tell(sights.look());
        } catch (DataAccessException | TransactionException trouble) {
            LOG.warn("the database does not tell what has changed; the next look tries again: {}", trouble.toString());
        }
    }

    private synchronized void tell(Map<Thing, Look> now) {
        List<Thing> changed = changed(seen, now);
        seen = now;
        if (changed.size() > MOST_AT_ONCE) {
            say(Optional.empty());
        } else {
            changed.forEach(thing -> say(Optional.of(thing)));
        }
    }

    private void say(Optional<Thing> change) {
        Told news = new Told(series + "-" + ++last, change);
        told.addLast(news);
        if (told.size() > KEPT) {
            told.removeFirst();
        }
        listeners.forEach(listener -> listener.tell(news));
    }

    /** In an order that does not depend on luck. */
    static List<Thing> changed(Map<Thing, Look> before, Map<Thing, Look> now) {
        List<Thing> changed = new ArrayList<>();
        Map<Thing, Look> gone = new HashMap<>(before);
        now.forEach((thing, look) -> {
            @Nullable Look old = gone.remove(thing);
            if (old == null || !old.mark().equals(look.mark())) {
                changed.add(thing);
            }
        });
        gone.forEach((thing, look) -> {
            if (look.canVanish()) {
                changed.add(thing);
            }
        });
        changed.sort(Comparator.comparing(Thing::kind).thenComparing(Thing::id));
        return changed;
    }

    /** Before the web server waits for its requests to end: these would not. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        closed = true;
        hurry.release();
        listeners.forEach(Listener::close);
    }
}
