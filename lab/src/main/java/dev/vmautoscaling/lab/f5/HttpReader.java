package dev.vmautoscaling.lab.f5;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from a connection that may carry several. */
final class HttpReader {

    private final InputStream in;
    private final OutputStream out;
    private final String peer;

    HttpReader(InputStream in, OutputStream out, String peer) {
        this.in = in;
        this.out = out;
        this.peer = peer;
    }

    /** The next request; null where the caller has closed the connection. */
    @Nullable
    Request next() throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        int method = first.indexOf(' ');
        int version = first.lastIndexOf(' ');
        if (method < 0 || version <= method) {
            throw new EOFException("not HTTP");
        }
        Map<String, String> headers = headers();
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return new Request(
                first.substring(0, method),
                first.substring(method + 1, version),
                headers,
                new String(body(headers), StandardCharsets.UTF_8),
                peer);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        return exactly(number(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.writeBytes(exactly(size));
            line();
        }
        headers();
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("ended inside a chunked body");
        }
        int extension = line.indexOf(';');
        return number(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + text, e);
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("ended inside a body");
        }
        return body;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(octet);
        }
        return null;
    }
}
