package dev.vmautoscaling.lab.f5;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The configuration, and what follows it: monitors and listeners. A change works on a copy that takes the place of the
 * old one only when all went well, so a refused call, or one refused command of a transaction, changes nothing.
 */
final class World implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final LiveTargets live = new LiveTargets();
    private final HealthMonitors monitors;
    private final VirtualServers virtualServers;
    private volatile Configuration configuration;
    private volatile boolean active = true;
    private volatile Consumer<Configuration> onChange = any -> {};

    World(F5Options options, Configuration initial) {
        configuration = initial;
        monitors = new HealthMonitors(live, this::configuration, options.monitorTimeScale(), options.journal());
        virtualServers = new VirtualServers(
                this::configuration, new LoadBalancer(this::configuration, live), options.forwarding());
    }

    Configuration configuration() {
        return configuration;
    }

    LiveTargets live() {
        return live;
    }

    VirtualServers virtualServers() {
        return virtualServers;
    }

    /** Called after each change that a caller made (not after one that came from a peer). */
    void onChange(Consumer<Configuration> listener) {
        onChange = listener;
    }

    /** Changes the configuration, or nothing. */
    <T> T change(Function<Configuration, T> change) {
        T result;
        lock.lock();
        try {
            Configuration draft = configuration.copy();
            result = change.apply(draft);
            replace(draft);
        } finally {
            lock.unlock();
        }
        onChange.accept(configuration);
        return result;
    }

    /** Tries a change and keeps nothing of it. */
    <T> T rehearse(Function<Configuration, T> change) {
        return change.apply(configuration.copy());
    }

    /** Takes over the configuration of a peer. */
    void adopt(Configuration other) {
        lock.lock();
        try {
            replace(other.copy());
        } finally {
            lock.unlock();
        }
    }

    /** Whether this device owns the virtual addresses. */
    void activate(boolean isActive) {
        lock.lock();
        try {
            active = isActive;
            virtualServers.follow(configuration, isActive);
        } finally {
            lock.unlock();
        }
    }

    private void replace(Configuration draft) {
        try {
            virtualServers.follow(draft, active);
        } catch (Refusal cannotListen) {
            virtualServers.follow(configuration, active);
            throw cannotListen;
        }
        configuration = draft;
        Set<LiveTargets.Key> targets = new HashSet<>();
        draft.memberships()
                .forEach(membership -> targets.add(new LiveTargets.Key(
                        membership.pool(), membership.member().path())));
        draft.nodes().keySet().forEach(node -> targets.add(LiveTargets.Key.node(node)));
        live.keep(targets);
        monitors.follow(draft);
    }

    @Override
    public void close() {
        monitors.close();
        virtualServers.close();
    }
}
