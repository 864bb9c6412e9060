package dev.vmautoscaling.adapters.jenkins;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Jenkins answered. */
record Answer(int status, HttpHeaders headers, String body) {
    private static final int QUOTED = 300;

    boolean isGood() {
        return status / 100 == 2;
    }

    /** A change is answered with a redirect to the page that shows it; but not to the log-in. */
    boolean isDone() {
        boolean isShown = status == 302 || status == 303;
        boolean isLogin = header("Location")
                .filter(to -> to.matches(".*/(login|securityRealm/.*)(\\?.*)?"))
                .isPresent();
        return isGood() || (isShown && !isLogin);
    }

    boolean isNotFound() {
        return status == 404;
    }

    /** It starts, or is about to end: on every path, and nothing was begun. */
    boolean isStarting() {
        return status == 503;
    }

    boolean wantsCrumb() {
        return status == 403 && body.contains("No valid crumb");
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean isJson() {
        return header("Content-Type").filter(type -> type.contains("json")).isPresent() && json().isPresent();
    }

    /** Empty when it is none. */
    Optional<JsonNode> json() {
        if (!body.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What it says went wrong: the one short text where there is one, else a piece of the page's. */
    String said() {
        return header("X-Error").map(Answer::shortened).orElseGet(() -> shortened(plain(body)));
    }

    static String plain(String html) {
        return html.replaceAll("(?is)<(script|style|head)\\b.*?</\\1>|<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String shortened(String text) {
        return text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text;
    }
}
