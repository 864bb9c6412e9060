package dev.vmautoscaling.lab.jenkins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** HTTP on one port, which stays ours while connections are refused. */
final class JenkinsWire implements AutoCloseable {

    static {
        // without it every second small answer on a kept connection waits 40 ms for a delayed acknowledgement
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Function<Request, Reply> handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InetSocketAddress address;
    private @Nullable HttpServer server;
    private @Nullable SocketChannel placeholder;

    /**
     * Binds and begins to serve.
     *
     * @throws UncheckedIOException if the port is taken
     */
    JenkinsWire(String host, int port, Function<Request, Reply> handler) {
        this.handler = handler;
        HttpServer first = listen(new InetSocketAddress(host, port));
        server = first;
        address = new InetSocketAddress(host, first.getAddress().getPort());
    }

    int port() {
        return address.getPort();
    }

    /** Cuts every connection and refuses new ones. */
    synchronized void refuse() {
        HttpServer running = server;
        if (running == null) {
            return;
        }
        server = null;
        running.stop(0);
        try {
            // bound but not listening: callers are refused, and nobody else is given the port meanwhile
            SocketChannel reserved = SocketChannel.open();
            reserved.socket().setReuseAddress(true);
            reserved.bind(address);
            placeholder = reserved;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends {@link #refuse}. */
    synchronized void admit() {
        if (server == null && placeholder != null) {
            release();
            server = listen(address);
        }
    }

    @Override
    public synchronized void close() {
        HttpServer running = server;
        server = null;
        if (running != null) {
            running.stop(0);
        }
        release();
        threads.shutdownNow();
        threads.close();
    }

    private void release() {
        SocketChannel reserved = placeholder;
        placeholder = null;
        try {
            if (reserved != null) {
                reserved.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer listen(InetSocketAddress where) {
        try {
            HttpServer created = HttpServer.create(where, 0);
            created.setExecutor(threads);
            created.createContext("/", this::serve);
            created.start();
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException("Jenkins cannot listen on " + where, e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (reply(read(exchange))) {
                case Reply.Dropped() -> {}
                case Reply.Answer answer -> write(exchange, answer);
            }
        }
    }

    // what goes wrong inside is a page for the caller, as in a real one
    private Reply reply(Request request) {
        try {
            return handler.apply(request);
        } catch (RuntimeException e) {
            return Pages.internal(e.toString()).answer();
        }
    }

    // headers carry no more; Jetty writes a question mark for anything else
    private static String latin(String value) {
        return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static void write(HttpExchange exchange, Reply.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, latin(value)));
        if (exchange.getRequestMethod().equals("HEAD") || answer.status() == 204 || body.length == 0) {
            // -1 means "no body", and the server then says Content-Length: 0 where a body could have been
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
