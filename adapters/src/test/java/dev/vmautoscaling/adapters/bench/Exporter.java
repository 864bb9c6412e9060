package dev.vmautoscaling.adapters.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;

/**
 * The exporters of many members in one server: {@code /SERVICE/MEMBER} is the page of one. Counters are computed from the
 * clock, so that rates are exactly what was asked for.
 */
final class Exporter implements AutoCloseable {
    private static final double MEMORY = 4L << 30;

    private final HttpServer server;
    private final Load load;
    private final long started = System.nanoTime();

    /** How busy the members of a service are. */
    interface Load {
        /** Seconds of busy processor time in the first {@code seconds} seconds. */
        double busy(String service, double seconds);

        /** The share of memory in use. */
        double memory(String service);

        /** Requests per second and member. */
        double requests(String service);
    }

    Exporter(Load load) {
        this.load = load;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Seconds since the counters began. */
    double now() {
        return (System.nanoTime() - started) / 1e9;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String service = exchange.getRequestURI().getPath().split("/", -1)[1];
        byte[] page = page(service).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private String page(String service) {
        double seconds = now();
        double busy = load.busy(service, seconds);
        double requests = load.requests(service) * seconds;
        return String.format(
                Locale.ROOT,
                """
                node_cpu_seconds_total{cpu="0",mode="idle"} %.6f
                node_cpu_seconds_total{cpu="0",mode="user"} %.6f
                node_memory_MemTotal_bytes %.0f
                node_memory_MemAvailable_bytes %.0f
                http_requests_total %.3f
                http_request_duration_seconds_bucket{le="0.1"} %.3f
                http_request_duration_seconds_bucket{le="0.5"} %.3f
                http_request_duration_seconds_bucket{le="+Inf"} %.3f
                """,
                seconds - busy,
                busy,
                MEMORY,
                MEMORY * (1 - load.memory(service)),
                requests,
                requests * 0.9,
                requests,
                requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
