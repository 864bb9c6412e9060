package dev.vmautoscaling.lab.f5;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A listening socket whose port is free as soon as {@link #close} has returned. */
final class Acceptor implements AutoCloseable {

    private static final int BACKLOG = 2_048;

    private final ServerSocket socket;
    private volatile CountDownLatch accepting = new CountDownLatch(0);

    private Acceptor(ServerSocket socket) {
        this.socket = socket;
    }

    /** Takes an address; port 0 takes a free one. */
    static Acceptor bind(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
            return new Acceptor(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Hands each new connection over, on a thread of its own. */
    void start(Executor threads, Consumer<Socket> serve) {
        CountDownLatch ended = new CountDownLatch(1);
        accepting = ended;
        threads.execute(() -> {
            try {
                while (!socket.isClosed()) {
                    Socket connection = socket.accept();
                    threads.execute(() -> serve.accept(connection));
                }
            } catch (IOException closed) {
                return;
            } finally {
                ended.countDown();
            }
        });
    }

    @Override
    public void close() {
        try {
            socket.close();
            // the system frees the port only when the thread that was accepting has let go of it
            accepting.await();
        } catch (IOException e) {
            throw new IllegalStateException("A listening socket could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
