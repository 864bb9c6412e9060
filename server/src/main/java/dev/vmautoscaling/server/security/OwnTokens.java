package dev.vmautoscaling.server.security;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The tokens that open our endpoints for other programs, in clear: for whoever writes those programs' configuration.
 *
 * @param webhook for Alertmanager
 * @param serviceDiscovery for Prometheus
 */
public record OwnTokens(String webhook, String serviceDiscovery) {
    public static OwnTokens in(Path dataDirectory) {
        Function<String, String> token = name -> BearerToken.text(dataDirectory.resolve(name));
        return new OwnTokens(token.apply("webhook-token"), token.apply("service-discovery-token"));
    }

    /** Without them. */
    @Override
    public String toString() {
        return "our tokens";
    }
}
