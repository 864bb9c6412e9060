package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.adapters.f5.F5Pools.Flushed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/**
 * Hands our changes to the other unit of a pair and to the disks, after the fact and many at once: saving takes seconds
 * on a large unit, and traffic must not wait for it.
 *
 * <pre>
 * CLEAN ── first write, others' changes pending ──► FOREIGN ── somebody synced ──► CLEAN
 *   └───── first write, in sync ──► OURS ── flush: sync asked, saved ──► ASKED ── in sync ──► CLEAN
 *                                    ▲───────────── another write ──────────┘
 * </pre>
 *
 * What waits before our first write is somebody's half-done work, and a sync would publish it: then we never sync, we
 * tell. After a restart our own unsynced changes look foreign too; that errs on the safe side.
 */
final class ConfigSync {
    private static final Duration SLOW = Duration.ofMinutes(5);
    /** Flushes that a sync may take; the status is known to lag behind for a moment. */
    private static final int PATIENCE = 3;

    private final String connection;
    private final Units units;
    private final ConfigSyncAlarms alarms;
    private final ReentrantLock flushing = new ReentrantLock();
    private State state = new State(Phase.CLEAN, 0);
    private long saved;
    private int looks;

    private enum Phase {
        CLEAN,
        OURS,
        FOREIGN,
        ASKED
    }

    /** @param changes counts our writes, so that one that comes during a flush is not taken for flushed */
    private record State(Phase phase, long changes) {
        State touched() {
            return new State(phase == Phase.FOREIGN ? Phase.FOREIGN : Phase.OURS, changes + 1);
        }

        State in(Phase other) {
            return new State(other, changes);
        }
    }

    ConfigSync(String connection, Units units, ConfigSyncAlarms alarms) {
        this.connection = connection;
        this.units = units;
        this.alarms = alarms;
    }

    /** Runs writes of ours. Callers do so one at a time. */
    void around(UnitSession unit, Runnable writes) {
        State before = now();
        if (before.phase() == Phase.CLEAN) {
            move(before, before.in(mayBeSynced(unit) ? Phase.OURS : Phase.FOREIGN));
        }
        try {
            writes.run();
        } finally {
            touch();
        }
    }

    private synchronized State now() {
        return state;
    }

    /** Does nothing when a write came in between. */
    private synchronized boolean move(State from, State to) {
        boolean same = state.equals(from);
        state = same ? to : state;
        return same;
    }

    private synchronized void touch() {
        state = state.touched();
    }

    /** What a role may not see may be somebody's: then nothing is synced. */
    private static boolean mayBeSynced(UnitSession unit) {
        return status(unit)
                .filter(status -> status.isStandalone() || status.isInSync())
                .isPresent();
    }

    private static Optional<SyncStatus> status(UnitSession unit) {
        return unit.ifAllowed(UnitRequest.get("cm/sync-status", "/mgmt/tm/cm/sync-status"))
                .map(answer -> SyncStatus.of(answer.body()));
    }

    Flushed flush() {
        flushing.lock();
        try {
            State now = now();
            return now.phase() == Phase.CLEAN ? Flushed.CLEAN : flush(now, units.active());
        } finally {
            flushing.unlock();
        }
    }

    private Flushed flush(State now, UnitSession active) {
        if (now.changes() != saved) {
            save(active);
            saved = now.changes();
        }
        SyncStatus status = status(active).orElse(SyncStatus.UNSEEN);
        if (status.isStandalone()) {
            return finished(now);
        }
        return switch (now.phase()) {
            case CLEAN -> Flushed.CLEAN;
            case FOREIGN -> foreign(now, status);
            case OURS -> ask(now, active);
            case ASKED -> verify(now, active, status);
        };
    }

    private Flushed foreign(State now, SyncStatus status) {
        return status.isInSync()
                ? finished(now)
                : heldBack("changes of others were pending before ours (" + status.status()
                        + "): review and sync them by hand, ours go along");
    }

    private Flushed ask(State now, UnitSession active) {
        for (JsonNode group : failoverGroups(active)) {
            // The peer's configuration is never overwritten by force.
            active.require(UnitRequest.post(
                    "cm/config-sync",
                    "/mgmt/tm/cm",
                    UnitRequest.json()
                            .put("command", "run")
                            .put(
                                    "utilCmdArgs",
                                    "config-sync to-group " + group.path("name").asString(""))));
        }
        looks = 0;
        move(now, now.in(Phase.ASKED));
        return Flushed.PENDING;
    }

    /** Groups that hand over traffic and do not sync by themselves; the others belong to the unit. */
    private static List<JsonNode> failoverGroups(UnitSession active) {
        return active
                .require(UnitRequest.get("cm/device-group", "/mgmt/tm/cm/device-group"))
                .body()
                .path("items")
                .values()
                .stream()
                .filter(group -> group.path("type").asString("").equals("sync-failover"))
                .filter(group -> !group.path("autoSync").asString("").equals("enabled"))
                .toList();
    }

    private Flushed verify(State now, UnitSession active, SyncStatus status) {
        if (status.isInSync()) {
            units.all().stream().filter(unit -> unit != active).forEach(ConfigSync::save);
            return finished(now);
        }
        looks++;
        return status.isSyncing() || looks <= PATIENCE
                ? Flushed.PENDING
                : heldBack("the sync that we asked for did not end: " + status.status());
    }

    private Flushed heldBack(String reason) {
        alarms.heldBack(connection, reason);
        return Flushed.HELD_BACK;
    }

    private Flushed finished(State now) {
        alarms.cleared(connection);
        return move(now, now.in(Phase.CLEAN)) ? Flushed.CLEAN : Flushed.PENDING;
    }

    private static void save(UnitSession unit) {
        unit.require(UnitRequest.post(
                        "sys/config", "/mgmt/tm/sys/config", UnitRequest.json().put("command", "save"))
                .within(SLOW));
    }
}
