package dev.vmautoscaling.adapters.jenkins;

import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Exchanges with one Jenkins. Redirects are not followed. The only thing sent twice is what Jenkins refused for want of a crumb
 * before it looked at it: whoever proves himself by password needs one, whoever does by API token does not.
 */
final class JenkinsHttp implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Far more than any answer to us needs; a build can write a log without end. */
    private static final int LARGEST = 8 << 20;

    private final JenkinsConnection connection;
    private final HttpClient http;
    private final OutsideCalls calls;
    private final Faults faults;
    private final Duration patience;
    private volatile Optional<Crumb> crumb = Optional.empty();

    /** @param cookies the session that it belongs to, without which it is worth nothing */
    private record Crumb(String field, String value, String cookies) {}

    /** @param patience how long a Jenkins that starts is waited for before something is changed in it */
    JenkinsHttp(JenkinsConnection connection, HttpClient http, OutsideCalls calls, Duration patience) {
        this.connection = connection;
        this.http = http;
        this.calls = calls;
        this.patience = patience;
        this.faults = new Faults(connection.system(), connection.username());
    }

    JenkinsConnection connection() {
        return connection;
    }

    Faults faults() {
        return faults;
    }

    /**
     * Waits while it starts: it has begun nothing then, on whatever path it was asked.
     *
     * @throws OutsideFault transient when that takes too long
     */
    void await() {
        long end = System.nanoTime() + patience.toNanos();
        for (boolean isStarting = true; isStarting; ) {
            try {
                call(Request.get("jobs", "api/json?tree=mode"));
                isStarting = false;
            } catch (OutsideFault fault) {
                if (fault.kind() != FaultKind.TRANSIENT || System.nanoTime() - end >= 0 || !pause()) {
                    throw fault;
                }
            }
        }
    }

    /** Nobody ever counts it down: it is the wait that can be interrupted. */
    private static boolean pause() {
        try {
            return !new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whatever it answers, unless it is starting. */
    Answer call(Request request) {
        Answer answer = exchange(request);
        if (answer.wantsCrumb() && !request.hasOwnAuthorization()) {
            crumb = fetched();
            answer = exchange(request);
        }
        if (answer.isStarting()) {
            throw faults.starting(request.operation());
        }
        return answer;
    }

    /** @throws OutsideFault when it did not do what it was asked for */
    Answer require(Request request) {
        Answer answer = call(request);
        if (!isFine(request, answer)) {
            throw faults.refused(request, answer);
        }
        return answer;
    }

    private static boolean isFine(Request request, Answer answer) {
        return request.writes() ? answer.isDone() : answer.isGood();
    }

    /** What it tells at this path; empty when there is no such thing, or it is hidden from this user. */
    Optional<JsonNode> json(Request request) {
        Answer answer = call(request);
        if (answer.isNotFound()) {
            return Optional.empty();
        }
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        return Optional.of(answer.json().orElseThrow(() -> faults.unreadable(request, answer)));
    }

    /** Empty where protection against forged requests is off. */
    private Optional<Crumb> fetched() {
        Request request = Request.get("crumbIssuer", "crumbIssuer/api/json");
        Answer answer = exchange(request);
        if (answer.isNotFound()) {
            return Optional.empty();
        }
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        JsonNode json = answer.json().orElseThrow(() -> faults.unreadable(request, answer));
        String cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return Optional.of(new Crumb(
                json.path("crumbRequestField").asString(""), json.path("crumb").asString(""), cookies));
    }

    private Answer exchange(Request request) {
        long started = System.nanoTime();
        String outcome = "unknown_outcome";
        try {
            Answer answer = sent(request);
            outcome = isFine(request, answer) || answer.isNotFound()
                    ? "ok"
                    : word(faults.refused(request, answer).kind());
            return answer;
        } catch (IOException e) {
            OutsideFault fault = faults.broken(request, e);
            outcome = word(fault.kind());
            throw fault;
        } finally {
            calls.record(
                    connection.system(), request.operation(), outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static String word(FaultKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The limit is on the whole exchange, the reading included: the client's own time-out ends with the headers. */
    private Answer sent(Request request) throws IOException {
        FutureTask<Answer> answer = new FutureTask<>(() -> read(request));
        Thread.ofVirtual().start(answer);
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("nothing within " + LIMIT);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }

    private Answer read(Request request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(toHttp(request), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("the answer is larger than " + (LARGEST >> 20) + " MiB");
            }
            return new Answer(response.statusCode(), response.headers(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private HttpRequest toHttp(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(connection.root() + "/" + request.path()))
                .method(
                        request.method(),
                        request.body()
                                .map(body -> BodyPublishers.ofString(body.text()))
                                .orElseGet(BodyPublishers::noBody));
        request.body().ifPresent(body -> builder.header("Content-Type", body.type()));
        request.headers().forEach(builder::header);
        if (!request.hasOwnAuthorization()) {
            authorization().ifPresent(value -> builder.header("Authorization", value));
            crumb.filter(known -> request.writes()).ifPresent(known -> {
                builder.header(known.field(), known.value());
                if (!known.cookies().isEmpty()) {
                    builder.header("Cookie", known.cookies());
                }
            });
        }
        return builder.build();
    }

    private Optional<String> authorization() {
        if (connection.username().isEmpty()) {
            return Optional.empty();
        }
        String both = connection.username() + ":" + connection.secret();
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
