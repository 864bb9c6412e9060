package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Exchanges with one management address. No cookies, no redirects, no second tries. */
final class UnitHttp implements AutoCloseable {
    /** At once. A unit's own web server has few places (ten, usually) and people want some of them. */
    private static final int PLACES = 4;

    private final String system;
    private final URI address;
    private final HttpClient http;
    private final OutsideCalls calls;
    private final Faults faults;
    private final Semaphore places = new Semaphore(PLACES, true);

    UnitHttp(String system, URI address, HttpClient http, OutsideCalls calls) {
        this.system = system;
        this.address = address;
        this.http = http;
        this.calls = calls;
        this.faults = new Faults(system);
    }

    URI address() {
        return address;
    }

    /** @param token empty to log in */
    UnitAnswer send(UnitRequest request, String token) {
        takePlace(request);
        try {
            return sent(request, token);
        } finally {
            places.release();
        }
    }

    private void takePlace(UnitRequest request) {
        try {
            if (!places.tryAcquire(request.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw faults.passing(request.operation(), "too many other calls of ours wait for this unit");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.passing(request.operation(), "interrupted before it was sent");
        }
    }

    private UnitAnswer sent(UnitRequest request, String token) {
        long started = System.nanoTime();
        String outcome = "unknown_outcome";
        try {
            HttpResponse<String> response = exchange(request, token);
            UnitAnswer answer = UnitAnswer.of(response.statusCode(), response.body());
            outcome = outcome(request, answer);
            return answer;
        } catch (IOException e) {
            OutsideFault fault = faults.broken(request, e);
            outcome = fault.kind().name().toLowerCase(Locale.ROOT);
            throw fault;
        } finally {
            calls.record(system, request.operation(), outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private String outcome(UnitRequest request, UnitAnswer answer) {
        return answer.isGood() || answer.isNotFound()
                ? "ok"
                : faults.refused(request, answer).kind().name().toLowerCase(Locale.ROOT);
    }

    /**
     * The limit is on the whole exchange: the client's own time-out ends with the headers. A thread of its own, because
     * the client's asynchronous answers need the common pool, which blocked callers may have used up.
     */
    private HttpResponse<String> exchange(UnitRequest request, String token) throws IOException {
        FutureTask<HttpResponse<String>> answer = new FutureTask<>(
                () -> http.send(toHttp(request, token), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        Thread.ofVirtual().start(answer);
        try {
            return answer.get(request.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("nothing within " + request.limit());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }

    private HttpRequest toHttp(UnitRequest request, String token) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.resolve(request.path()))
                .header("Accept", "application/json")
                .method(
                        request.method(),
                        request.body()
                                .map(body -> BodyPublishers.ofString(body.toString()))
                                .orElseGet(BodyPublishers::noBody));
        request.body().ifPresent(body -> builder.header("Content-Type", "application/json"));
        if (!token.isEmpty()) {
            builder.header("X-F5-Auth-Token", token);
        }
        return builder.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
