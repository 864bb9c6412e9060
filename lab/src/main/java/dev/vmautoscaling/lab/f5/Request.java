package dev.vmautoscaling.lab.f5;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it came over the wire.
 *
 * @param target path and query, still percent-encoded
 * @param headers by lower-case name
 * @param peer address of the caller
 */
record Request(String method, String target, Map<String, String> headers, String body, String peer) {

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** The path without its query, still percent-encoded. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query, still percent-encoded, or nothing. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }
}
