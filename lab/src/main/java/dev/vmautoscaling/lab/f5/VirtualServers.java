package dev.vmautoscaling.lab.f5;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The listeners of all virtual servers that are enabled, while this device is the active one. */
final class VirtualServers implements AutoCloseable {

    private final Supplier<Configuration> configuration;
    private final LoadBalancer balancer;
    private final boolean forwarding;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, VirtualListener> listeners = new HashMap<>();
    private final List<VirtualListener> stopped = new ArrayList<>();
    private final Map<ObjectPath, Traffic> traffic = new ConcurrentHashMap<>();
    private final Map<String, Acceptor> reserved = new HashMap<>();

    VirtualServers(Supplier<Configuration> configuration, LoadBalancer balancer, boolean forwarding) {
        this.configuration = configuration;
        this.balancer = balancer;
        this.forwarding = forwarding;
    }

    Traffic traffic(ObjectPath virtual) {
        return traffic.computeIfAbsent(virtual, any -> new Traffic());
    }

    /** Takes a free port of an address for a virtual server that is about to be configured. */
    synchronized int reserve(String address, String folder) {
        try {
            Acceptor listener = Acceptor.bind(new Destination(folder, address, 0).socket());
            reserved.put(new Destination(folder, address, listener.port()).toString(), listener);
            return listener.port();
        } catch (IOException e) {
            throw Errors.cannotListen(address, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Begins and ends listening so that it fits the configuration.
     *
     * @throws Refusal if an address cannot be had; what was listening before goes on
     */
    synchronized void follow(Configuration wanted, boolean active) {
        Map<String, ObjectPath> destinations = new HashMap<>();
        if (forwarding && active) {
            for (Item virtual : wanted.virtuals().values()) {
                if (virtual.value("enabled") != null) {
                    destinations.put(virtual.text("destination"), virtual.path());
                }
            }
        }
        for (Map.Entry<String, ObjectPath> destination : destinations.entrySet()) {
            if (!listeners.containsKey(destination.getKey())) {
                listeners.put(destination.getKey(), listen(destination.getKey(), destination.getValue()));
            }
        }
        listeners.entrySet().removeIf(entry -> {
            if (destinations.containsKey(entry.getKey())) {
                return false;
            }
            entry.getValue().close();
            stopped.add(entry.getValue());
            return true;
        });
    }

    private VirtualListener listen(String destination, ObjectPath virtual) {
        InetSocketAddress address =
                Destination.parse(destination, virtual.folder()).socket();
        Acceptor taken = reserved.remove(destination);
        try {
            VirtualListener listener = new VirtualListener(taken == null ? Acceptor.bind(address) : taken, threads);
            listener.forward(traffic(virtual), () -> balancer.choose(poolOf(virtual)));
            return listener;
        } catch (IOException e) {
            throw Errors.cannotListen(destination, String.valueOf(e.getMessage()));
        }
    }

    private ObjectPath poolOf(ObjectPath virtual) {
        @Nullable Item item = configuration.get().virtuals().get(virtual);
        return ObjectPath.of(item == null ? "" : item.text("pool"));
    }

    @Override
    public void close() {
        synchronized (this) {
            listeners.values().forEach(VirtualListener::cut);
            stopped.forEach(VirtualListener::cut);
            reserved.values().forEach(Acceptor::close);
        }
        threads.shutdownNow();
        threads.close();
    }
}
