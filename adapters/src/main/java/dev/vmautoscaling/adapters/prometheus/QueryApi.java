package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.metric.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** Exchanges with one Prometheus; nothing is tried twice but what the JDK's client repeats by itself (a GET). */
final class QueryApi implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int QUOTED = 4096;

    private final String system;
    private final String root;
    private final Optional<String> authorization;
    private final HttpClient http;
    private final OutsideCalls calls;
    private final QueryFaults faults;

    QueryApi(PrometheusConnection connection, HttpClient http, OutsideCalls calls) {
        this.system = "Prometheus " + connection.name();
        this.root = connection.url().toString().replaceAll("/+$", "");
        this.authorization = connection.login().header();
        this.http = http;
        this.calls = calls;
        this.faults = new QueryFaults(system);
    }

    /** One instant query, evaluated now. */
    void query(String query, Consumer<Row> rows) {
        // nocache is VictoriaMetrics': without it an answer about now is one about half a minute ago
        String path = "/api/v1/query?nocache=1&timeout=" + LIMIT.toSeconds() + "s&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8);
        get("query", path, body -> AnswerReader.vector(body, rows));
    }

    /** One query over a span of time. */
    void range(String query, Span span, AnswerReader.Point points) {
        String path = "/api/v1/query_range?timeout=" + LIMIT.toSeconds() + "s&start="
                + span.from().getEpochSecond() + "&end=" + span.to().getEpochSecond() + "&step="
                + span.step().toSeconds() + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        get("query_range", path, body -> AnswerReader.matrix(body, points));
    }

    /** @param operation the path below {@code /api/v1}, without parameters */
    void get(String operation, String path, Consumer<InputStream> reader) {
        long started = System.nanoTime();
        String outcome = "transient";
        try {
            exchange(operation, path, reader);
            outcome = "ok";
        } catch (OutsideFault fault) {
            outcome = fault.kind().name().toLowerCase(Locale.ROOT);
            throw fault;
        } finally {
            calls.record(system, operation, outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** The limit is on the whole exchange, the reading included: the client's own time-out ends with the headers. */
    private void exchange(String operation, String path, Consumer<InputStream> reader) {
        FutureTask<Boolean> exchange = new FutureTask<>(() -> read(operation, path, reader));
        Thread.ofVirtual().start(exchange);
        try {
            exchange.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw faults.broken(operation, new HttpTimeoutException("nothing within " + LIMIT));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw faults.broken(operation, new InterruptedIOException("interrupted while waiting"));
        } catch (ExecutionException e) {
            throw translated(operation, e);
        }
    }

    private OutsideFault translated(String operation, ExecutionException failure) {
        Throwable cause = failure.getCause();
        // Jackson wraps what broke while it read.
        Throwable origin =
                cause instanceof JacksonException wrapped && wrapped.getCause() != null ? wrapped.getCause() : cause;
        if (origin instanceof IOException broken) {
            return faults.broken(operation, broken);
        }
        if (cause instanceof JacksonException unreadable) {
            return faults.unreadable(operation, unreadable);
        }
        if (cause instanceof OutsideFault fault) {
            return fault;
        }
        throw new IllegalStateException(failure);
    }

    private boolean read(String operation, String path, Consumer<InputStream> reader)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request(path), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                String said = new String(body.readNBytes(QUOTED), StandardCharsets.UTF_8);
                throw faults.refused(operation, response.statusCode(), said);
            }
            reader.accept(body);
            return true;
        }
    }

    private HttpRequest request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "application/json");
        authorization.ifPresent(value -> builder.header("Authorization", value));
        return builder.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
