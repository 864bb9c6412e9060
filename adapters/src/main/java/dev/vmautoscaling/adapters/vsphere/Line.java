package dev.vmautoscaling.adapters.vsphere;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One HTTP/1.1 connection, for one exchange at a time. It blocks the (virtual) thread that asks, which halves the time of a
 * small exchange against the JDK's client: there the answer is handed from thread to thread.
 */
final class Line implements AutoCloseable {
    /** 1,000 VMs with all their extra configuration take about 12 MB. */
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    private static final int LARGEST_HEAD = 64 * 1024;

    private final Socket plain;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private long deadline;
    private boolean isReusable = true;

    /** @param headers as they came */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Answer(int status, List<String> headers, byte[] body) {
        /** The values of that header. */
        List<String> values(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()).strip())
                    .toList();
        }
    }

    private Line(Socket plain, Socket socket) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.in = new BufferedInputStream(new Hurried(socket.getInputStream()), 16 * 1024);
        this.out = socket.getOutputStream();
    }

    /** @param limit for the TCP and TLS handshakes */
    static Line open(URI to, SSLContext tls, Duration limit) throws IOException {
        boolean isTls = "https".equalsIgnoreCase(to.getScheme());
        String host = to.getHost().replaceAll("^\\[|]$", "");
        int port = to.getPort() >= 0 ? to.getPort() : isTls ? 443 : 80;
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
            plain.setSoTimeout((int) limit.toMillis());
            return new Line(plain, isTls ? secured(plain, host, port, tls) : plain);
        } catch (IOException e) {
            plain.close();
            throw unreachable(e, host);
        }
    }

    private static SSLSocket secured(Socket plain, String host, int port, SSLContext tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static IOException unreachable(IOException met, String host) {
        Optional<IOException> same = switch (met) {
            case SocketTimeoutException e -> Optional.of(new HttpConnectTimeoutException("no answer from " + host));
            case UnknownHostException e -> Optional.of(new ConnectException("there is no host " + host));
            case NoRouteToHostException e -> Optional.of(new ConnectException(e.getMessage()));
            default -> Optional.empty();
        };
        same.ifPresent(known -> known.initCause(met));
        return same.orElse(met);
    }

    /** Whether another exchange may follow: what lies unread on a line at rest is its end. */
    boolean isReusable() {
        try {
            return isReusable && !socket.isClosed() && plain.getInputStream().available() == 0;
        } catch (IOException broken) {
            return false;
        }
    }

    /**
     * Sends a request and reads its answer.
     *
     * @param until the time of {@link System#nanoTime} at which to give up
     * @throws SocketTimeoutException when there is no whole answer by then
     */
    Answer exchange(byte[] request, long until) throws IOException {
        deadline = until;
        isReusable = false;
        out.write(request);
        out.flush();
        List<String> head = head();
        while (status(head) / 100 == 1) {
            head = head();
        }
        int status = status(head);
        List<String> headers = head.subList(1, head.size());
        Answer bare = new Answer(status, headers, new byte[0]);
        boolean isDelimited = !bare.values("Content-Length").isEmpty()
                || !bare.values("Transfer-Encoding").isEmpty();
        byte[] body = status == 204 || status == 304 ? bare.body() : body(bare);
        isReusable = isDelimited && bare.values("Connection").stream().noneMatch("close"::equalsIgnoreCase);
        return new Answer(status, headers, body);
    }

    private List<String> head() throws IOException {
        List<String> lines = new ArrayList<>();
        int size = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
            size += line.length();
            if (size > LARGEST_HEAD) {
                throw new MalformedAnswer(
                        "the answer's head is larger than " + LARGEST_HEAD + " bytes", Optional.empty());
            }
        }
        return lines;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the connection was closed");
            }
            if (line.size() > LARGEST_HEAD) {
                throw new MalformedAnswer("the answer is no HTTP", Optional.empty());
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static int status(List<String> head) throws IOException {
        String first = head.isEmpty() ? "" : head.getFirst();
        if (!first.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new MalformedAnswer("the answer is no HTTP", Optional.empty());
        }
        return Integer.parseInt(first.substring(9, 12));
    }

    private byte[] body(Answer head) throws IOException {
        if (head.values("Transfer-Encoding").stream().anyMatch("chunked"::equalsIgnoreCase)) {
            return chunks();
        }
        List<String> lengths = head.values("Content-Length");
        int most = lengths.isEmpty() ? LARGEST_ANSWER + 1 : length(lengths.getFirst(), 10);
        byte[] body = in.readNBytes(most);
        if (body.length > LARGEST_ANSWER) {
            throw tooLarge();
        }
        if (!lengths.isEmpty() && body.length < most) {
            throw new IOException("the connection was closed");
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(16 * 1024);
        for (int size = length(line().split(";", 2)[0], 16); size > 0; size = length(line().split(";", 2)[0], 16)) {
            if (body.size() + size > LARGEST_ANSWER) {
                throw tooLarge();
            }
            body.write(in.readNBytes(size));
            line();
        }
        head(); // trailers, of which there are none
        return body.toByteArray();
    }

    private static int length(String text, int radix) throws IOException {
        String digits = text.strip();
        if (!digits.matches("[0-9a-fA-F]{1,12}")) {
            throw new MalformedAnswer("the answer has no length", Optional.empty());
        }
        long length = Long.parseLong(digits, radix);
        if (length > LARGEST_ANSWER) {
            throw tooLarge();
        }
        return (int) length;
    }

    private static MalformedAnswer tooLarge() {
        return new MalformedAnswer("the answer is larger than " + LARGEST_ANSWER + " bytes", Optional.empty());
    }

    /** Cuts off an exchange in progress. */
    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException closed) {
            // It cannot be used any more either way.
            isReusable = false;
        }
    }

    /** Waits for no octet longer than what is left of the exchange's time. */
    private final class Hurried extends FilterInputStream {
        Hurried(InputStream from) {
            super(from);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("the time is over");
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            return super.read(into, offset, length);
        }
    }
}
