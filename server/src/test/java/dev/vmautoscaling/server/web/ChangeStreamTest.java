package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The stream as a browser reads it: over a real connection. */
@WebTest
class ChangeStreamTest {
    private static final String PATH = "/api/autoscaling/events/stream";

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    ChangeStreamTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        api.withShop();
    }

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    /** What a stream says, line by line, as it comes. */
    private final class Heard {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Heard(Optional<String> lastId) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(("admin:" + Api.secret("admin-password"))
                                                    .getBytes(StandardCharsets.UTF_8)));
            lastId.ifPresent(id -> request.header("Last-Event-ID", id));
            HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Thread.ofVirtual().start(() -> listen(response.body()));
        }

        private void listen(Stream<String> body) {
            try {
                body.forEach(lines::add);
            } catch (UncheckedIOException closed) {
                lines.add("closed: " + closed.getMessage());
            }
        }

        /** Skips whatever comes before it; heartbeats do not prolong the wait. */
        String until(String begin) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            String line = "";
            while (!line.startsWith(begin)) {
                line = Optional.ofNullable(lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS))
                        .orElseThrow(() -> new AssertionError("nothing that begins with " + begin));
            }
            return line;
        }
    }

    @Test
    void whoever_listens_hears_what_changes_by_whomever() throws Exception {
        Heard heard = new Heard(Optional.empty());
        heard.until("event: hello");

        jdbc.sql("update scaling_group set revision = revision + 1").update();

        heard.until("event: change");
        heard.until("data: {\"kind\":\"config\",\"service\":\"shop\",\"id\":\"shop\"}");

        api.put("/api/system/kill-switch", "{\"position\":\"no-new-work\",\"reason\":\"storm\"}");

        heard.until("data: {\"kind\":\"kill-switch\",\"id\":\"*\"}");
    }

    @Test
    void who_comes_again_hears_what_was_missed_and_who_was_away_too_long_reads_everything() throws Exception {
        Heard first = new Heard(Optional.empty());
        String begin = first.until("id: ").substring(4);
        // No revision that the watch may have seen in another test: to it, that would be no change.
        jdbc.sql("update scaling_group set revision = revision + 1000").update();
        first.until("event: change");
        String now = first.until("id: ").substring(4);

        new Heard(Optional.of(begin)).until("data: {\"kind\":\"config\"");
        new Heard(Optional.of("another-1")).until("event: reset");
        Heard upToDate = new Heard(Optional.of(now));
        upToDate.until("event: hello");
        jdbc.sql("delete from ip_pool").update();
        upToDate.until("data: {\"kind\":\"ip-pool\"");
    }

    @Test
    void strangers_hear_nothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
}
