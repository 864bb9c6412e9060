package dev.vmautoscaling.lab.f5;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over TLS, one virtual thread a connection. The JDK's own server would do but for three things: it cannot send
 * the reason phrase of a BIG-IP, reset a connection instead of answering, or refuse connections for a while.
 */
final class WireServer implements AutoCloseable {

    /** The usual reason phrases of the statuses we answer with. */
    private static final Map<Integer, String> REASONS = Map.of(
            200,
            "OK",
            400,
            "Bad Request",
            404,
            "Not Found",
            405,
            "Method Not Allowed",
            406,
            "Not Acceptable",
            409,
            "Conflict",
            500,
            "Internal Server Error",
            503,
            "Service Unavailable");

    private final SSLContext tls;
    private final Function<Request, Reply> handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress address;
    private volatile Acceptor listener;
    private volatile boolean open = true;
    private @Nullable SocketChannel placeholder;

    /**
     * Binds and begins to serve.
     *
     * @throws UncheckedIOException if the port is taken
     */
    WireServer(String host, int port, SSLContext tls, Function<Request, Reply> handler) {
        this.tls = tls;
        this.handler = handler;
        this.listener = listen(new InetSocketAddress(host, port));
        this.address = new InetSocketAddress(host, listener.port());
        listener.start(threads, this::serve);
    }

    int port() {
        return address.getPort();
    }

    /** Cuts every connection and refuses new ones; the port stays ours. */
    synchronized void refuse() {
        if (!open || placeholder != null) {
            return;
        }
        listener.close();
        connections.forEach(Forwarding::reset);
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
        SocketChannel reserved = placeholder;
        if (!open || reserved == null) {
            return;
        }
        placeholder = null;
        release(reserved);
        listener = listen(address);
        listener.start(threads, this::serve);
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
            listener.close();
            SocketChannel reserved = placeholder;
            if (reserved != null) {
                release(reserved);
            }
        }
        connections.forEach(Forwarding::reset);
        threads.close();
    }

    private void serve(Socket connection) {
        connections.add(connection);
        try (connection;
                SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true)) {
            if (!open || placeholder != null) {
                return;
            }
            connection.setTcpNoDelay(true);
            exchange(connection, secured);
        } catch (IOException gone) {
            // the caller left or does not like our certificate: its own affair
            return;
        } finally {
            connections.remove(connection);
        }
    }

    private void exchange(Socket connection, SSLSocket secured) throws IOException {
        OutputStream out = secured.getOutputStream();
        HttpReader reader = new HttpReader(
                new BufferedInputStream(secured.getInputStream()),
                out,
                connection.getInetAddress().getHostAddress());
        for (Request request = reader.next(); request != null; request = reader.next()) {
            switch (handler.apply(request)) {
                case Reply.Dropped() -> {
                    Forwarding.reset(connection);
                    return;
                }
                case Reply.Answer answer -> {
                    boolean last = answer.last() || "close".equalsIgnoreCase(request.header("connection"));
                    write(out, answer, last);
                    if (last) {
                        return;
                    }
                }
            }
        }
    }

    private static void write(OutputStream out, Reply.Answer answer, boolean last) throws IOException {
        String reason = answer.reason();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(reason == null ? REASONS.getOrDefault(answer.status(), "") : reason)
                .append("\r\nServer: Jetty(9.4.49.v20220914)\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Pragma: no-cache\r\nCache-Control: no-store\r\nContent-Length: ")
                .append(body.length)
                .append(last ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        out.write(whole);
        out.flush();
    }

    private static Acceptor listen(InetSocketAddress where) {
        try {
            return Acceptor.bind(where);
        } catch (IOException e) {
            throw new UncheckedIOException("The management interface cannot listen on " + where, e);
        }
    }

    private static void release(SocketChannel reserved) {
        try {
            reserved.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
