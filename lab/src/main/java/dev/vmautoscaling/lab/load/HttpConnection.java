package dev.vmautoscaling.lab.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One HTTP/1.1 connection of one client: asks with GET, throws the body away. */
final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final LongSupplier nanos;
    private final long openedAt;

    /** What matters of an answer. */
    record Answer(int status, String servedBy, boolean kept) {}

    private HttpConnection(Socket socket, LongSupplier nanos) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 2_048);
        this.nanos = nanos;
        this.openedAt = nanos.getAsLong();
    }

    static HttpConnection open(InetSocketAddress address, long deadline, LongSupplier nanos) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, millisUntil(deadline, nanos));
            return new HttpConnection(socket, nanos);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    long age() {
        return nanos.getAsLong() - openedAt;
    }

    /**
     * Sends the request and reads the answer to its end.
     *
     * @throws ClosedBeforeAnswer if the connection was closed or reset before a byte came back
     * @throws SocketTimeoutException if the deadline passes
     */
    Answer ask(byte[] request, long deadline) throws IOException {
        String status = firstLine(request, deadline);
        Head head = new Head();
        for (String line = line(deadline); !line.isEmpty(); line = line(deadline)) {
            head.add(line);
        }
        skipBody(head, deadline);
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), head.servedBy, head.isKept());
    }

    private String firstLine(byte[] request, long deadline) throws IOException {
        int first;
        try {
            socket.getOutputStream().write(request);
            socket.setSoTimeout(millisUntil(deadline, nanos));
            in.mark(1);
            first = in.read();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new ClosedBeforeAnswer(e);
        }
        if (first < 0) {
            throw new ClosedBeforeAnswer(new EOFException());
        }
        in.reset();
        return line(deadline);
    }

    private void skipBody(Head head, long deadline) throws IOException {
        if (head.isChunked) {
            int size = chunkSize(deadline);
            while (size > 0) {
                skip(size + 2, deadline);
                size = chunkSize(deadline);
            }
            line(deadline);
        } else if (head.length >= 0) {
            skip(head.length, deadline);
        } else {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private int chunkSize(long deadline) throws IOException {
        return Integer.parseInt(line(deadline).split(";", 2)[0].strip(), 16);
    }

    private void skip(long bytes, long deadline) throws IOException {
        socket.setSoTimeout(millisUntil(deadline, nanos));
        in.skipNBytes(bytes);
    }

    private String line(long deadline) throws IOException {
        socket.setSoTimeout(millisUntil(deadline, nanos));
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed in the middle of an answer");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static int millisUntil(long deadline, LongSupplier nanos) throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - nanos.getAsLong());
        if (left <= 0) {
            throw new SocketTimeoutException("timeout");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // the answer was read or given up on before: how the connection ends changes no result
            assert socket.isClosed();
        }
    }

    static byte[] get(String host, String path, boolean keep) {
        String connection = keep ? "keep-alive" : "close";
        return "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: lab-load\r\nConnection: %s\r\n\r\n"
                .formatted(path, host, connection)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The few headers of an answer that this client obeys. */
    private static final class Head {
        private long length = -1;
        private boolean isChunked;
        private boolean mustClose;
        private String servedBy = "";

        void add(String line) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> isChunked = "chunked".equalsIgnoreCase(value);
                case "connection" -> mustClose = "close".equalsIgnoreCase(value);
                case "x-served-by" -> servedBy = value;
                default -> {
                    // nothing else matters to this client
                }
            }
        }

        boolean isKept() {
            return !mustClose && (isChunked || length >= 0);
        }
    }
}
