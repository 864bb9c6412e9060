package dev.vmautoscaling.lab.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain blocking HTTP for the lab's own questions. */
public final class Http {

    public static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final HttpClient client;

    private Http(HttpClient client) {
        this.client = client;
    }

    /** Without TLS. */
    public static Http plain() {
        return new Http(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build());
    }

    /** With TLS to the one server with this fingerprint. */
    public static Http pinned(String sha256) {
        return new Http(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .cookieHandler(new java.net.CookieManager())
                .sslContext(PinnedCertificate.tls(sha256))
                .build());
    }

    /** The value of the Authorization header for HTTP Basic. */
    public static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends a request whatever the answer's status.
     *
     * @throws UncheckedIOException if there is no answer
     */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(TIMEOUT).build();
        try {
            return client.send(built, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + built.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + built.uri(), e);
        }
    }

    /**
     * The JSON body of a good answer.
     *
     * @throws IllegalStateException if the status is not 2xx
     */
    public JsonNode json(HttpRequest.Builder request) {
        return JSON.readTree(text(request));
    }

    /**
     * The body of a good answer.
     *
     * @throws IllegalStateException if the status is not 2xx
     */
    public String text(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        return response.body();
    }

    /** A GET to be sent. */
    public static HttpRequest.Builder get(URI uri) {
        return HttpRequest.newBuilder(uri);
    }

    /** A request with a text body to be sent. */
    public static HttpRequest.Builder body(String method, URI uri, String contentType, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
}
