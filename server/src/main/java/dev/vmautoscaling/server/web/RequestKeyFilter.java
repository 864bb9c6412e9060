package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.persistence.RequestKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with the header {@code Idempotency-Key} is carried out once: whoever sends it again, because the answer was lost, gets
 * the first one's answer. What was refused may be sent again. Keys are each caller's own and are kept for a day.
 */
@Component
class RequestKeyFilter extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final int LARGEST = 1 << 20;

    private final RequestKeys keys;
    private final HandlerExceptionResolver problems;

    RequestKeyFilter(RequestKeys keys, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null
                || request.getUserPrincipal() == null
                || !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            once(request, response, chain);
        } catch (Refused refused) {
            problems.resolveException(request, response, null, refused);
        }
    }

    private void once(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String who = request.getUserPrincipal().getName();
        String key = key(request);
        byte[] body = LimitedBody.of(request, LARGEST);
        String fingerprint = fingerprint(request, body);
        if (!keys.begin(who, key, fingerprint)) {
            replay(keys.find(who, key).orElseThrow(() -> unanswered(key)), key, fingerprint, response);
            return;
        }
        ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
        boolean isDone = false;
        try {
            chain.doFilter(new ReadRequest(request, body), written);
            isDone = written.getStatus() / 100 == 2;
        } finally {
            if (!isDone) {
                keys.forget(who, key);
            }
        }
        if (isDone) {
            keys.answered(who, key, answer(written));
        }
        written.copyBodyToResponse();
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader(KEY);
        if (!key.matches("[!-~]{1,128}")) {
            throw Refused.because(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-refused",
                    "the header " + KEY + " must have 1 to 128 printable characters without blanks");
        }
        return key;
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        String target = request.getRequestURI() + "?"
                + Optional.ofNullable(request.getQueryString()).orElse("") + "\n";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void replay(RequestKeys.Known known, String key, String fingerprint, HttpServletResponse response)
            throws IOException {
        if (!known.fingerprint().equals(fingerprint)) {
            throw Refused.because(
                    HttpStatus.CONFLICT,
                    "idempotency-key-reused",
                    "the key " + key + " came with another request before: take a new one for each order");
        }
        RequestKeys.Answer answer = known.answer().orElseThrow(() -> unanswered(key));
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        answer.contentType().ifPresent(response::setContentType);
        answer.etag().ifPresent(etag -> response.setHeader(HttpHeaders.ETAG, etag));
        answer.location().ifPresent(at -> response.setHeader(HttpHeaders.LOCATION, at));
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Refused unanswered(String key) {
        return Refused.because(
                HttpStatus.CONFLICT,
                "outcome-unknown",
                "the request with the key " + key
                        + " is still being carried out, or its end was lost: look whether it had"
                        + " its effect before you send it with a new key");
    }

    private static RequestKeys.Answer answer(ContentCachingResponseWrapper written) {
        return new RequestKeys.Answer(
                written.getStatus(),
                Optional.ofNullable(written.getContentType()),
                Optional.ofNullable(written.getHeader(HttpHeaders.ETAG)),
                Optional.ofNullable(written.getHeader(HttpHeaders.LOCATION)),
                new String(written.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
