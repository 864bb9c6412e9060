package dev.vmautoscaling.server.ops;

import dev.vmautoscaling.domain.alert.Alertmanagers;
import dev.vmautoscaling.domain.alert.KnownAlert;
import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.server.persistence.AlertStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Asks every Alertmanager what fires. A webhook is sent once per interval, and not at all when it was refused or when its alert
 * came and went while we were away; whatever is missing here because of that is found and looked at.
 */
final class AlertReading {
    private static final Logger LOG = LoggerFactory.getLogger(AlertReading.class);

    private final Supplier<List<String>> connections;
    private final Connected<Alertmanagers> alertmanagers;
    private final AlertStore store;
    private final Runnable news;
    private final Duration goneAfter;
    private final InstantSource time;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /**
     * @param connections the names of all Alertmanagers
     * @param news is run when an alert was found that no webhook had brought
     * @param goneAfter how long after the last word of it an alert is taken for over: longer than Alertmanager needs to
     *     hear of all alerts again after its start
     */
    AlertReading(
            Supplier<List<String>> connections,
            Connected<Alertmanagers> alertmanagers,
            AlertStore store,
            Runnable news,
            Duration goneAfter,
            InstantSource time) {
        this.connections = connections;
        this.alertmanagers = alertmanagers;
        this.store = store;
        this.news = news;
        this.goneAfter = goneAfter;
        this.time = time;
    }

    /** Reads once. */
    void read() {
        try {
            List<String> names = connections.get();
            if (!names.isEmpty()) {
                read(names);
            }
        } catch (DataAccessException | TransactionException trouble) {
            LOG.error("what Alertmanager lists could not be kept; the next reading tries again", trouble);
        }
    }

    private void read(List<String> names) {
        List<KnownAlert> firing = new ArrayList<>();
        boolean complete = true;
        for (String name : names) {
            Optional<Alertmanagers.Firing> answer = ask(name);
            answer.ifPresent(known -> firing.addAll(known.alerts()));
            complete &= answer.isPresent() && answer.get().isComplete();
        }
        List<KnownAlert> ours = firing.stream()
                .filter(known -> known.alert().service().isPresent())
                .toList();
        int found = store.found(ours, complete ? Optional.of(time.instant().minus(goneAfter)) : Optional.empty());
        if (found > 0) {
            LOG.info("{} alerts fire that no webhook had brought", found);
            news.run();
        }
    }

    private Optional<Alertmanagers.Firing> ask(String name) {
        try {
            Alertmanagers.Firing firing = alertmanagers.to(name).firing();
            if (silent.remove(name)) {
                LOG.info("Alertmanager {} answers again", name);
            }
            return Optional.of(firing);
        } catch (OutsideFault fault) {
            if (silent.add(name)) {
                LOG.warn("lost webhooks cannot be found now: {}; {}", fault.getMessage(), fault.hint());
            }
            return Optional.empty();
        }
    }
}
