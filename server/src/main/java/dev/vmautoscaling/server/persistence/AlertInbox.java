package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.alert.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Stores what many bring at once. A commit waits for the disk, so whatever comes during one goes together into the next:
 * a thousand notifications at the same moment are a handful of transactions. Nobody is answered before his own alerts are
 * committed.
 */
public final class AlertInbox {
    private static final Logger LOG = LoggerFactory.getLogger(AlertInbox.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AlertStore store;
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean storing = new AtomicBoolean();

    private record Delivery(List<Alert> alerts, CompletableFuture<Integer> news) {}

    public AlertInbox(AlertStore store) {
        this.store = store;
    }

    /**
     * Returns when the alerts are on disk.
     *
     * @return how many of them were news
     * @throws org.springframework.dao.DataAccessException when they could not be kept
     */
    public int take(List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return 0;
        }
        Delivery delivery = new Delivery(alerts, new CompletableFuture<>());
        waiting.add(delivery);
        if (storing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::storeWaiting);
        }
        return outcome(delivery);
    }

    private static int outcome(Delivery delivery) {
        try {
            return delivery.news()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new DataAccessResourceFailureException("the alerts were not stored within " + PATIENCE, e);
        }
    }

    /** One after the other, until nobody waits. */
    private void storeWaiting() {
        do {
            List<Delivery> together = new ArrayList<>();
            for (Delivery next = waiting.poll(); next != null; next = waiting.poll()) {
                together.add(next);
            }
            store(together);
            storing.set(false);
            // Who came between the last poll and the line above has seen that somebody stores, and relies on it.
        } while (!waiting.isEmpty() && storing.compareAndSet(false, true));
    }

    private void store(List<Delivery> together) {
        try {
            List<Boolean> news = store.receive(
                    together.stream().flatMap(one -> one.alerts().stream()).toList());
            int begin = 0;
            for (Delivery one : together) {
                int end = begin + one.alerts().size();
                one.news().complete((int)
                        news.subList(begin, end).stream().filter(is -> is).count());
                begin = end;
            }
        } catch (DataIntegrityViolationException refused) {
            apart(together, refused);
        } catch (RuntimeException trouble) {
            together.forEach(one -> one.news().completeExceptionally(trouble));
        }
    }

    /** One alert that the database refuses must not take the others with it. */
    private void apart(List<Delivery> together, DataIntegrityViolationException refused) {
        if (together.size() == 1) {
            together.getFirst().news().completeExceptionally(refused);
            return;
        }
        LOG.warn("{} notifications could not be stored together; each is tried alone", together.size(), refused);
        together.forEach(one -> store(List.of(one)));
    }
}
