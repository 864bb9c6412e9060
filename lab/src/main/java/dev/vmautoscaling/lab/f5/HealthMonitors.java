package dev.vmautoscaling.lab.f5;

import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs the monitors of every member and node. Seconds of monitor objects are scaled, but never so far that a try could
 * not be answered in time.
 */
final class HealthMonitors implements AutoCloseable {

    private static final long SHORTEST_INTERVAL_MICROS = 10_000;
    /** A guest that is merely busy must not be taken for a dead one, however fast the lab's clock runs. */
    private static final long SHORTEST_TIMEOUT_MICROS = 3_000_000;

    private final LiveTargets live;
    private final Supplier<Configuration> configuration;
    private final double timeScale;
    private final Journal journal;
    private final ScheduledThreadPoolExecutor schedule = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("f5-monitor-schedule").factory());
    private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();

    HealthMonitors(LiveTargets live, Supplier<Configuration> configuration, double timeScale, Journal journal) {
        this.live = live;
        this.configuration = configuration;
        this.timeScale = timeScale;
        this.journal = journal;
        schedule.setRemoveOnCancelPolicy(true);
    }

    /** Begins, changes and ends watching so that it fits the configuration. */
    void follow(Configuration wanted) {
        for (Configuration.Membership membership : wanted.memberships()) {
            Item member = membership.member();
            follow(
                    new LiveTargets.Key(membership.pool(), member.path()),
                    MonitorRule.ofMember(wanted, membership.pool(), member),
                    member,
                    Configuration.portOf(member.path()));
        }
        wanted.nodes()
                .values()
                .forEach(node ->
                        follow(LiveTargets.Key.node(node.path()), MonitorRule.parse(node.text("monitor")), node, 0));
    }

    private void follow(LiveTargets.Key key, MonitorRule rule, Item item, int port) {
        LiveTarget target = live.of(key);
        // facts 6: monitors stop while a member is forced offline, and start anew after it
        String watchKey = AdminState.isForcedDown(item) || rule.isEmpty()
                ? ""
                : rule + " on " + item.text("address") + " " + port;
        if (watchKey.equals(target.watching().key())) {
            return;
        }
        if (watchKey.isEmpty()) {
            target.watch(LiveTarget.Watching.nothing());
            return;
        }
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.ofLiteral(MemberName.withoutRouteDomain(item.text("address"))), port);
        long now = journal.nowMicros();
        target.watch(new LiveTarget.Watching(
                watchKey,
                rule,
                rule.monitors().stream().map(monitor -> new Watch(monitor, now)).toList()));
        target.watching().watches().forEach(watch -> later(watch, target, address));
    }

    private void later(Watch watch, LiveTarget target, InetSocketAddress address) {
        long interval = interval(watch);
        try {
            Future<?> next = schedule.schedule(
                    () -> probes.execute(() -> probe(watch, target, address)), interval, TimeUnit.MICROSECONDS);
            watch.next(() -> next.cancel(false));
        } catch (RejectedExecutionException closed) {
            watch.next(() -> {});
        }
    }

    private void probe(Watch watch, LiveTarget target, InetSocketAddress address) {
        Optional<Item> monitor = monitor(watch);
        if (watch.isStopped() || monitor.isEmpty()) {
            return;
        }
        long timeout = micros(monitor.get().number("timeout"), SHORTEST_TIMEOUT_MICROS);
        String type = configuration.get().monitorType(watch.monitor()).orElse("");
        Health before = target.health();
        if (MonitorProbe.passes(type, monitor.get(), address, Duration.ofNanos(timeout * 1000))) {
            watch.passed(journal.nowMicros(), micros(monitor.get().number("timeUntilUp"), 0));
        } else {
            watch.failed(journal.nowMicros(), timeout);
        }
        if (before == Health.CHECKING && target.health() == Health.UP && !watch.isStopped()) {
            journal.add(new JournalEntry(
                    F5Simulator.SYSTEM,
                    JournalEntry.Kind.DELAY,
                    "monitor-up",
                    watch.startedMicros(),
                    Math.max(watch.startedMicros(), journal.nowMicros())));
        }
        later(watch, target, address);
    }

    private long interval(Watch watch) {
        return micros(monitor(watch).map(item -> item.number("interval")).orElse(5), SHORTEST_INTERVAL_MICROS);
    }

    private Optional<Item> monitor(Watch watch) {
        Configuration now = configuration.get();
        return now.monitorType(watch.monitor()).map(type -> now.monitors(type).get(watch.monitor()));
    }

    private long micros(int seconds, long atLeast) {
        return Math.max(atLeast, (long) (seconds * 1_000_000L * timeScale));
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        probes.shutdownNow();
        schedule.close();
        probes.close();
    }
}
