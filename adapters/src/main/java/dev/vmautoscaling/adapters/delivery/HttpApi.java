package dev.vmautoscaling.adapters.delivery;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server says of itself over HTTP, and its order to reload. */
public final class HttpApi implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int QUOTED = 600;

    private final Root root;
    private final HttpClient http;
    private final OutsideCalls calls;

    /**
     * Where it is and who asks.
     *
     * @param system as operators know it: {@code Prometheus main}
     * @param username empty when {@code password} is a bearer token, or when nobody asks for anything
     */
    public record Root(String system, URI url, String username, String password, Trust trust) {
        Optional<String> authorization() {
            if (username.isEmpty()) {
                return password.isEmpty() ? Optional.empty() : Optional.of("Bearer " + password);
            }
            byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
        }

        /** Without the password. */
        @Override
        public String toString() {
            return system + " " + url;
        }
    }

    /** Sends nothing yet. */
    public HttpApi(Root root, OutsideCalls calls) {
        this.root = root;
        this.calls = calls;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(root.trust().context())
                .build();
    }

    public String system() {
        return root.system();
    }

    /**
     * What it answers at this path.
     *
     * @throws OutsideFault when it does not answer with JSON
     */
    public JsonNode get(String path) {
        String body = exchange(path, request(path).GET());
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new OutsideFault(
                            PERMANENT,
                            root.system(),
                            path,
                            "the answer is no JSON",
                            "check the address and its path in the connection")
                    .causedBy(e);
        }
    }

    /** @throws OutsideFault permanent with its own words when it refuses, transient when it does not answer */
    public void post(String path) {
        exchange(path, request(path).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(root.url().toString().replaceAll("/+$", "") + path))
                .timeout(LIMIT);
        root.authorization().ifPresent(value -> builder.header("Authorization", value));
        return builder;
    }

    private String exchange(String path, HttpRequest.Builder request) {
        long started = System.nanoTime();
        String outcome = "transient";
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw refused(path, answer.statusCode(), answer.body());
            }
            outcome = "ok";
            return answer.body();
        } catch (OutsideFault fault) {
            outcome = fault.kind().name().toLowerCase(Locale.ROOT);
            throw fault;
        } catch (IOException e) {
            throw new OutsideFault(
                            TRANSIENT,
                            root.system(),
                            path,
                            "no answer: " + e,
                            "check that it runs and can be reached from here")
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(TRANSIENT, root.system(), path, "interrupted", "it is tried again").causedBy(e);
        } finally {
            String operation = path.replaceAll("\\?.*", "");
            calls.record(root.system(), operation, outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** A reload answers 500 for what it will never take; only a proxy in front answers 502 to 504. */
    private OutsideFault refused(String path, int status, String body) {
        boolean passing = status == 429 || status == 408 || status > 500;
        FaultKind kind = passing ? TRANSIENT : PERMANENT;
        String text = body.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        String said = text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text;
        return new OutsideFault(kind, root.system(), path, "HTTP " + status + " " + said, hint(status));
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> "set the right user, password or token in the connection";
            case 403 ->
                "Prometheus reloads over HTTP only when it was started with --web.enable-lifecycle; start it so, or choose"
                        + " another way of reloading in the connection";
            case 404 -> "check the address and its path in the connection";
            default -> "look at its log";
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
