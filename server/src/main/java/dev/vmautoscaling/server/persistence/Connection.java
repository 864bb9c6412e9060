package dev.vmautoscaling.server.persistence;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an outside system is reached. Its secret is kept apart and never shown.
 *
 * @param urls one, or each unit of a redundant pair
 * @param username empty when none is needed
 * @param sha256 the fingerprint that its certificate must have
 * @param caPem the authority that must have signed its certificate; with neither, the system's own authorities count
 * @param details what only some kinds have, as the document of that part writes it; never a secret
 */
public record Connection(
        String name,
        Kind kind,
        List<URI> urls,
        String username,
        Optional<String> sha256,
        Optional<String> caPem,
        Map<String, Object> details) {
    /** What answers there. */
    public enum Kind {
        VCENTER,
        F5,
        PROMETHEUS,
        ALERTMANAGER,
        SSH,
        JENKINS
    }

    public Connection(
            String name, Kind kind, List<URI> urls, String username, Optional<String> sha256, Optional<String> caPem) {
        this(name, kind, urls, username, sha256, caPem, Map.of());
    }

    /** @throws IllegalArgumentException without any URL */
    public Connection {
        urls = List.copyOf(urls);
        details = Map.copyOf(details);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("connection " + name + " has no URL");
        }
    }

    /** The only URL, or the first. */
    public URI url() {
        return urls.getFirst();
    }

    /** The names of other connections that this one cannot do without. */
    public Set<String> needs() {
        Set<String> names = new TreeSet<>();
        collect(details, names);
        return names;
    }

    private static void collect(Object part, Set<String> names) {
        if (part instanceof Map<?, ?> fields) {
            List.of("via", "jump", "alertmanagers").forEach(field -> texts(fields.get(field), names));
            fields.values().forEach(inner -> collect(inner, names));
        }
    }

    private static void texts(@Nullable Object value, Set<String> names) {
        if (value instanceof String text) {
            names.add(text);
        } else if (value instanceof List<?> list) {
            list.forEach(each -> names.add(String.valueOf(each)));
        }
    }
}
