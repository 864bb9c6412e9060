package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * How to reach one Prometheus.
 *
 * @param name as the operator knows it
 * @param url its root, with the path under which it is served if there is one
 */
public record PrometheusConnection(String name, URI url, Login login, Trust trust) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException when the URL is no http(s) URL */
    public PrometheusConnection {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("\"" + url + "\" is not like http://prometheus.example.com:9090");
        }
    }

    /** Who asks. */
    public sealed interface Login {
        /** Prometheus itself asks for nothing; a proxy in front may. */
        record Nobody() implements Login {
            @Override
            public Optional<String> header() {
                return Optional.empty();
            }
        }

        record Basic(String username, String password) implements Login {
            @Override
            public Optional<String> header() {
                byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
                return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
            }

            /** Without the password. */
            @Override
            public String toString() {
                return username;
            }
        }

        record Bearer(String token) implements Login {
            @Override
            public Optional<String> header() {
                return Optional.of("Bearer " + token);
            }

            /** Without the token. */
            @Override
            public String toString() {
                return "bearer";
            }
        }

        /** The value of the header {@code Authorization}. */
        Optional<String> header();

        /** Nobody when both are empty, a bearer token when only the user is. */
        static Login of(String username, String password) {
            if (username.isEmpty()) {
                return password.isEmpty() ? new Nobody() : new Bearer(password);
            }
            return new Basic(username, password);
        }
    }

    /** The port; nothing is sent before its first use. */
    public PrometheusMetrics open(OutsideCalls calls) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trust.context())
                .build();
        return new PrometheusMetrics(new QueryApi(this, http, calls));
    }
}
