package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How to reach one Alertmanager, or each member of a cluster.
 *
 * @param urls of each its root, with the path under which it is served if there is one
 * @param username empty when none is needed, or when the secret is a bearer token
 */
public record AlertmanagerConnection(String name, List<URI> urls, String username, String secret, Trust trust) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException when a URL is no http(s) URL */
    public AlertmanagerConnection {
        urls = List.copyOf(urls);
        for (URI url : urls) {
            if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
                throw new IllegalArgumentException("\"" + url + "\" is not like http://alertmanager.example.com:9093");
            }
        }
    }

    /** Nothing is sent before its first use. */
    public ListedAlerts open(OutsideCalls calls) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trust.context())
                .build();
        return new ListedAlerts(this, http, calls);
    }

    /** The value of the header {@code Authorization}. */
    Optional<String> authorization() {
        if (username.isEmpty()) {
            return secret.isEmpty() ? Optional.empty() : Optional.of("Bearer " + secret);
        }
        byte[] both = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name + " " + urls;
    }
}
