package dev.vmautoscaling.server.web;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.Sights.Thing;
import dev.vmautoscaling.server.web.ChangeFeed.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events: {@code hello} at the beginning, {@code change} with what has changed, {@code reset} when everything
 * should be read again. Each stream is a request that does not end, on a virtual thread of its own.
 */
@RestController
class ChangeStreamController {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreamController.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** The client comes again by itself, and has to be logged in still. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(included ->
                    included.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT))
            .build();

    private final ChangeFeed feed;
    private final InstantSource time;

    ChangeStreamController(ChangeFeed feed, InstantSource time) {
        this.feed = feed;
        this.time = time;
    }

    /**
     * What has changed.
     *
     * @param kind {@code config}, {@code member}, {@code event}, {@code workflow}, {@code decision}, {@code alert},
     *     {@code kill-switch}, {@code drift}, {@code template}, {@code ip-pool}, {@code connection}
     */
    record Change(String kind, Optional<String> service, String id) {
        static Change of(Thing thing) {
            return new Change(Words.of(thing.kind()), thing.service(), thing.id());
        }
    }

    @GetMapping(path = "/api/autoscaling/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Refusal(status = 503, code = "too-many-streams", when = "too many are listening already: ask now and then instead")
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<HttpSession> session = Optional.ofNullable(request.getSession(false));
        Listener listener = feed.listen(Optional.ofNullable(lastId));
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // nginx would keep it to itself
            send(response, "retry: 3000\nevent: hello\nid: " + listener.begunAt() + "\ndata: {}\n\n");
            tellAll(listener, session, response);
        } catch (IOException e) {
            LOG.debug("a listener has gone: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave(listener);
        }
    }

    private void tellAll(Listener listener, Optional<HttpSession> session, HttpServletResponse response)
            throws IOException, InterruptedException {
        Instant end = time.instant().plus(LONGEST);
        while (time.instant().isBefore(end)) {
            Optional<Told> next = listener.next(HEARTBEAT);
            if (listener.isClosed()
                    || !session.map(ChangeStreamController::isLoggedIn).orElse(true)) {
                return;
            }
            send(response, next.map(ChangeStreamController::text).orElse(": still here\n\n"));
        }
    }

    /** Whoever sends his credentials with each request has no session, and cannot log out. */
    private static boolean isLoggedIn(HttpSession session) {
        try {
            return session.getAttribute(SPRING_SECURITY_CONTEXT_KEY) != null;
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    private static String text(Told told) {
        String id = "id: " + told.id() + "\n";
        return told.change()
                .map(thing -> "event: change\n" + id + "data: " + JSON.writeValueAsString(Change.of(thing)) + "\n\n")
                .orElse("event: reset\n" + id + "data: {}\n\n");
    }

    private static void send(HttpServletResponse response, String text) throws IOException {
        OutputStream out = response.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        response.flushBuffer();
    }
}
