package dev.vmautoscaling.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** Says no in the words of RFC 9457, as the rest of the API does. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final JsonMapper JSON = new JsonMapper();

    private final String challenge;

    /** @param challenge the scheme that would be taken; empty for a browser, which would show its own dialog */
    Refusals(String challenge) {
        this.challenge = challenge;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts many) {
            tooMany(request, response, many);
            return;
        }
        if (!challenge.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        write(request, response, 401, "not-logged-in", "Log in first, or send the right credentials.");
    }

    /** A form was filled in wrongly: that is something else than to come without any. */
    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts many) {
            tooMany(request, response, many);
        } else {
            write(request, response, 401, "wrong-credentials", "The user name or the password is wrong.");
        }
    }

    private static void tooMany(HttpServletRequest request, HttpServletResponse response, TooManyAttempts many)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.waitSeconds()));
        write(
                request,
                response,
                429,
                "too-many-attempts",
                "Too many failed log-ins: wait " + many.waitSeconds() + " s.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        boolean csrf = why instanceof CsrfException;
        write(
                request,
                response,
                403,
                csrf ? "csrf-token-missing" : "not-allowed",
                csrf ? "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN." : "This is not allowed.");
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, int status, String code, String detail)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", code.replace('-', ' '));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", request.getRequestURI());
        problem.put("code", code);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
