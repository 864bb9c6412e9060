package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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
    private static final String END = "the end";

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
            this(
                    http,
                    lastId,
                    Optional.of("Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("admin:" + Api.secret("admin-password"))
                                            .getBytes(StandardCharsets.UTF_8))));
        }

        Heard(HttpClient client, Optional<String> lastId, Optional<String> authorization) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(at(PATH));
            authorization.ifPresent(value -> request.header("Authorization", value));
            lastId.ifPresent(id -> request.header("Last-Event-ID", id));
            HttpResponse<Stream<String>> response = client.send(request.build(), BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Thread.ofVirtual().start(() -> listen(response.body()));
        }

        private void listen(Stream<String> body) {
            try {
                body.forEach(lines::add);
                lines.add(END);
            } catch (UncheckedIOException closed) {
                lines.add("closed: " + closed.getMessage());
            }
        }

        /** Skips whatever comes before it; heartbeats do not prolong the wait. */
        String until(String... begins) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            String line = "";
            while (!beginsWith(line, begins)) {
                line = Optional.ofNullable(lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS))
                        .orElseThrow(() -> new AssertionError("nothing that begins with " + List.of(begins)));
            }
            return line;
        }
    }

    private static boolean beginsWith(String line, String... begins) {
        return Stream.of(begins).anyMatch(line::startsWith);
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
    void who_has_logged_out_hears_nothing_more() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        try {
            browser.send(HttpRequest.newBuilder(at("/api/session")).build(), BodyHandlers.discarding());
            post(browser, cookies, "/api/login", "username=admin&password=" + Api.secret("admin-password"));
            Heard heard = new Heard(browser, Optional.empty(), Optional.empty());
            heard.until("event: hello");
            post(browser, cookies, "/api/logout", "");

            jdbc.sql("update scaling_group set revision = revision + 1000000").update();

            assertThat(heard.until(END, "event: change")).isEqualTo(END);
        } finally {
            browser.shutdownNow();
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private void post(HttpClient browser, CookieManager cookies, String path, String form) throws Exception {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        assertThat(browser.send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void strangers_hear_nothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(PATH)).build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
}
