package dev.vmautoscaling.lab.guest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One running guest: an application on one port, a metrics page on another, both on the guest's own address. Every
 * answer names the guest in {@code X-Served-By}.
 */
final class Guest implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final Duration SLOW_HEALTH = Duration.ofSeconds(30);

    private final GuestSpec spec;
    private final GuestClock clock;
    private final Consumer<JournalEntry> journal;
    private final long bootedAt;
    private final WorkQueue cpu;
    private final ServedRequests requests = new ServedRequests();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile HealthMode health;
    private final HttpServer metrics;
    private @Nullable HttpServer app;
    private int appPort;

    private Guest(GuestSpec spec, HealthMode health, GuestClock clock, Consumer<JournalEntry> journal)
            throws IOException {
        this.spec = spec;
        this.health = health;
        this.clock = clock;
        this.journal = journal;
        bootedAt = clock.nanos().getAsLong();
        cpu = new WorkQueue(spec);
        metrics = HttpServer.create(
                new InetSocketAddress(spec.address(), spec.ports().metrics()), BACKLOG);
        appPort = spec.ports().app();
    }

    /** Listens before it returns. Throws if an address or port is not to be had; then nothing is left listening. */
    static Guest boot(GuestSpec spec, HealthMode health, GuestClock clock, Consumer<JournalEntry> journal)
            throws IOException {
        Guest guest = new Guest(spec, health, clock, journal);
        try {
            guest.serveMetrics();
            guest.health(health);
            return guest;
        } catch (IOException e) {
            guest.close();
            throw e;
        }
    }

    GuestSpec spec() {
        return spec;
    }

    /** The ports really listened on; the app's is the wanted one while health is refused. */
    synchronized GuestSpec.Ports ports() {
        return new GuestSpec.Ports(appPort, metrics.getAddress().getPort());
    }

    synchronized void health(HealthMode mode) throws IOException {
        health = mode;
        if (mode == HealthMode.REFUSE) {
            stopApp();
        } else if (app == null) {
            app = serveApp();
            appPort = app.getAddress().getPort();
        }
    }

    @Override
    public synchronized void close() {
        stopApp();
        metrics.stop(0);
        threads.shutdownNow();
    }

    private void stopApp() {
        if (app != null) {
            app.stop(0);
            app = null;
        }
    }

    private void serveMetrics() {
        MetricsPage page = new MetricsPage(cpu, requests, clock.calendar().instant());
        handle(metrics, "/metrics", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            answer(exchange, 200, page.text(uptime()));
        });
        metrics.setExecutor(threads);
        metrics.start();
    }

    private HttpServer serveApp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(spec.address(), appPort), BACKLOG);
        handle(server, "/", this::work);
        handle(server, "/health", this::reportHealth);
        handle(server, "/version", exchange -> answer(exchange, 200, spec.version() + "\n"));
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static void handle(HttpServer server, String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            if (exchange.getRequestURI().getPath().equals(path)) {
                handler.handle(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        });
    }

    private void work(HttpExchange exchange) throws IOException {
        long arrived = uptime();
        OptionalLong finished = cpu.accept(arrived);
        if (finished.isPresent()) {
            waitUntil(finished.getAsLong());
        }
        int code = finished.isPresent() ? 200 : 503;
        requests.record(code, (uptime() - arrived) / 1e9);
        answer(exchange, code, code == 200 ? "served by " + spec.name() + "\n" : "too many requests are waiting\n");
    }

    private void reportHealth(HttpExchange exchange) throws IOException {
        long start = clock.micros();
        HealthMode mode = health;
        if (mode == HealthMode.SLOW) {
            waitUntil(uptime() + SLOW_HEALTH.toNanos());
        }
        answer(exchange, mode == HealthMode.FAIL ? 503 : 200, mode == HealthMode.FAIL ? "unhealthy\n" : "ok\n");
        journal.accept(healthCall(start));
    }

    private JournalEntry healthCall(long start) {
        // a clock set back in between must not cost the entry
        long end = Math.max(start, clock.micros());
        return new JournalEntry("guest", JournalEntry.Kind.CALL, "GET /health", start, end);
    }

    private void answer(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Served-By", spec.name());
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private long uptime() {
        return clock.nanos().getAsLong() - bootedAt;
    }

    private void waitUntil(long instant) throws InterruptedIOException {
        for (long left = instant - uptime(); left > 0; left = instant - uptime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedIOException("the guest was switched off");
            }
        }
    }
}
