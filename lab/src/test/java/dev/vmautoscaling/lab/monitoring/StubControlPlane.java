package dev.vmautoscaling.lab.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes webhooks, serves discovered targets and an exporter's page, as the control plane and a guest would. */
final class StubControlPlane implements AutoCloseable {

    final List<String> webhooks = new CopyOnWriteArrayList<>();
    volatile String targets = "[]";
    volatile double busyShare = 0.5;

    private final HttpServer server;
    private final long start = System.nanoTime();

    StubControlPlane() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/webhooks/alertmanager", this::webhook);
        server.createContext("/api/service-discovery", this::discovery);
        server.createContext("/metrics", this::metrics);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void webhook(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (authorized(exchange, "webhook-secret")) {
            webhooks.add(body);
            answer(exchange, 200, "application/json", "{}");
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        if (authorized(exchange, "discovery-secret")) {
            answer(exchange, 200, "application/json", targets);
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        double seconds = (System.nanoTime() - start) / 1e9;
        answer(exchange, 200, "text/plain; version=0.0.4", """
                        node_cpu_seconds_total{cpu="0",mode="idle"} %f
                        node_cpu_seconds_total{cpu="0",mode="user"} %f
                        node_memory_MemTotal_bytes 100
                        node_memory_MemAvailable_bytes 40
                        http_requests_total %f
                        http_request_duration_seconds_bucket{le="0.1"} %f
                        http_request_duration_seconds_bucket{le="+Inf"} %f
                        """.formatted(
                        seconds * (1 - busyShare), seconds * busyShare, seconds, seconds, seconds));
    }

    private static boolean authorized(HttpExchange exchange, String token) throws IOException {
        if (("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return true;
        }
        answer(exchange, 401, "text/plain", "who are you?");
        return false;
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
