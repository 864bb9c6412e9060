package dev.vmautoscaling.lab.f5;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** The listening end of one virtual server. */
final class VirtualListener implements AutoCloseable {

    private static final int BACKLOG = 2_048;

    private final ServerSocket socket;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private VirtualListener(ServerSocket socket) {
        this.socket = socket;
    }

    /** Takes an address; port 0 takes a free one. */
    static VirtualListener bind(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
            return new VirtualListener(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /**
     * Accepts and forwards.
     *
     * @param choose the member for each new connection
     */
    void forward(ExecutorService threads, Traffic traffic, Supplier<Optional<LoadBalancer.Choice>> choose) {
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    threads.execute(() -> serve(client, threads, traffic, choose));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void serve(
            Socket client, ExecutorService threads, Traffic traffic, Supplier<Optional<LoadBalancer.Choice>> choose) {
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
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A virtual server could not stop listening", e);
        }
    }

    /** Cuts what is left. */
    void cut() {
        close();
        clients.forEach(Forwarding::reset);
    }
}
