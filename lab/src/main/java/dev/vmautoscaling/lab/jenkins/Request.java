package dev.vmautoscaling.lab.jenkins;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it came over the wire.
 *
 * @param path still percent-encoded
 * @param query still percent-encoded, or empty
 * @param headers by lower-case name; of several of one name the last
 * @param body as UTF-8 text
 */
record Request(String method, String path, String query, Map<String, String> headers, String body, String peer) {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** The decoded segments of the path; a trailing slash makes none. */
    List<String> segments() {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isForm() {
        return header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** The first value of a parameter, from the query or from a form. */
    Optional<String> parameter(String name) {
        List<String> values = parameters().get(name);
        return values == null ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** All parameters, those of the query first. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        add(all, query);
        if (isForm()) {
            add(all, body);
        }
        return all;
    }

    /** The parameters of the body, where it is a form. */
    Map<String, List<String>> form() {
        Map<String, List<String>> form = new LinkedHashMap<>();
        if (isForm()) {
            add(form, body);
        }
        return form;
    }

    /** The parameters of the query alone. */
    Map<String, List<String>> queryParameters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        add(all, query);
        return all;
    }

    private static void add(Map<String, List<String>> all, String encoded) {
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                all.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        }
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException halfAnEscape) {
            return raw;
        }
    }
}
