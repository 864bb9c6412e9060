package dev.vmautoscaling.lab.f5;

import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** The listening end of one virtual server, and its clients. */
final class VirtualListener implements AutoCloseable {

    private final Acceptor acceptor;
    private final ExecutorService threads;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    VirtualListener(Acceptor acceptor, ExecutorService threads) {
        this.acceptor = acceptor;
        this.threads = threads;
    }

    /**
     * Accepts and forwards.
     *
     * @param choose the member for each new connection
     */
    void forward(Traffic traffic, Supplier<Optional<LoadBalancer.Choice>> choose) {
        acceptor.start(threads, client -> serve(client, traffic, choose));
    }

    private void serve(Socket client, Traffic traffic, Supplier<Optional<LoadBalancer.Choice>> choose) {
        Optional<LoadBalancer.Choice> choice = choose.get();
        if (choice.isEmpty()) {
            Forwarding.reset(client);
            return;
        }
        clients.add(client);
        traffic.opened();
        try {
            new Forwarding(client, traffic, choice.get()).run(threads);
        } finally {
            choice.get().traffic().closed();
            traffic.closed();
            clients.remove(client);
        }
    }

    /** Takes no more connections; those that are there go on. */
    @Override
    public void close() {
        acceptor.close();
    }

    /** Cuts what is left. */
    void cut() {
        close();
        clients.forEach(Forwarding::reset);
    }
}
