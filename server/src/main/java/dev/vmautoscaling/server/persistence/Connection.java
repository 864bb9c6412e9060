package dev.vmautoscaling.server.persistence;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How an outside system is reached. Its secret is kept apart and never shown.
 *
 * @param urls one, or each unit of a redundant pair
 * @param username empty when none is needed
 * @param sha256 the fingerprint that its certificate must have
 * @param caPem the authority that must have signed its certificate; with neither, the system's own authorities count
 */
public record Connection(
        String name, Kind kind, List<URI> urls, String username, Optional<String> sha256, Optional<String> caPem) {
    /** What answers there. */
    public enum Kind {
        VCENTER,
        F5,
        PROMETHEUS,
        ALERTMANAGER
    }

    /** @throws IllegalArgumentException without any URL */
    public Connection {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("connection " + name + " has no URL");
        }
    }

    /** The only URL, or the first. */
    public URI url() {
        return urls.getFirst();
    }
}
