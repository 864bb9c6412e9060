package dev.vmautoscaling.adapters.vsphere;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;

/** Connections to one address, kept for the next question. Nothing is tried twice. Thread-safe. */
final class Lines implements AutoCloseable {
    /** More at rest are closed: a burst is over some time. */
    private static final int MOST_AT_REST = 64;

    private final URI endpoint;
    private final SSLContext tls;
    private final Duration connectTimeout;
    private final Duration timeout;
    private final Deque<Line> atRest = new ConcurrentLinkedDeque<>();
    private final Set<Line> all = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    /**
     * @param connectTimeout for the TCP and TLS handshakes
     * @param timeout for a whole exchange, to the last byte of its answer
     */
    Lines(URI endpoint, SSLContext tls, Duration connectTimeout, Duration timeout) {
        this.endpoint = endpoint;
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
    }

    /** Posts a text to the address. */
    Line.Answer post(Map<String, String> headers, String text) throws IOException {
        byte[] request = request(headers, text.getBytes(StandardCharsets.UTF_8));
        long until = System.nanoTime() + timeout.toNanos();
        Line line = take();
        try {
            Line.Answer answer = line.exchange(request, until);
            giveBack(line);
            return answer;
        } catch (SocketTimeoutException e) {
            hangUp(line);
            throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
        } catch (IOException e) {
            hangUp(line);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the call was interrupted");
            }
            throw e;
        }
    }

    private byte[] request(Map<String, String> headers, byte[] body) {
        String path = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        StringBuilder head =
                new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + endpoint.getRawAuthority() + "\r\n");
        headers.forEach((name, value) -> head.append(name)
                .append(": ")
                .append(value.replaceAll("[\r\n]", " "))
                .append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    private Line take() throws IOException {
        for (Line line = atRest.pollFirst(); line != null; line = atRest.pollFirst()) {
            if (line.isReusable()) {
                return line;
            }
            hangUp(line);
        }
        Line line = Line.open(endpoint, tls, connectTimeout);
        all.add(line);
        if (isClosed) {
            hangUp(line);
        }
        return line;
    }

    private void giveBack(Line line) {
        if (line.isReusable() && atRest.size() < MOST_AT_REST && !isClosed) {
            atRest.addFirst(line);
        } else {
            hangUp(line);
        }
    }

    private void hangUp(Line line) {
        all.remove(line);
        line.close();
    }

    /** Cuts off whatever is in progress. */
    @Override
    public void close() {
        isClosed = true;
        all.forEach(this::hangUp);
    }
}
