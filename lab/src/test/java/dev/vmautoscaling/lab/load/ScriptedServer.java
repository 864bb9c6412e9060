package dev.vmautoscaling.lab.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does with each connection what the test wants, byte for byte. */
final class ScriptedServer implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nX-Served-By: shop-01\r\nContent-Length: 2\r\n\r\nok";

    private final ServerSocket listening = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final Script script;

    /** What happens on one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void serve(Connection connection) throws IOException, InterruptedException;
    }

    /** One accepted connection, counted from 1. */
    record Connection(int number, Socket socket) {

        /** Reads one request; false if the client has closed instead. */
        boolean hasRequest() throws IOException {
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                int c = socket.getInputStream().read();
                if (c < 0) {
                    return false;
                }
                request.append((char) c);
            }
            return true;
        }

        void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        threads.execute(this::accept);
    }

    /** Answers every request on every connection. */
    static ScriptedServer good() throws IOException {
        return new ScriptedServer(connection -> {
            while (connection.hasRequest()) {
                connection.say(OK);
            }
        });
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(new Connection(number, socket)));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Connection connection) {
        try (Socket socket = connection.socket()) {
            script.serve(new Connection(connection.number(), socket));
        } catch (IOException clientGone) {
            gone.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
