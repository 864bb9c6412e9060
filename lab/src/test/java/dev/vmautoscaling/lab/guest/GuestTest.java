package dev.vmautoscaling.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.lab.Eventually;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestTest {
    private static final GuestSpec SPEC = GuestSpec.usual("shop-01", "127.0.0.1")
            .withVersion("2.1")
            .withCapacity(20)
            .withPorts(new GuestSpec.Ports(0, 0));

    private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private Guest guest;

    @BeforeEach
    void boot() throws IOException {
        guest = Guest.boot(SPEC, HealthMode.PASS, GuestClock.SYSTEM, journal::add);
    }

    @AfterEach
    void stop() {
        guest.close();
        client.close();
    }

    @Test
    void works_for_each_request_and_says_who_served_it() throws Exception {
        HttpResponse<String> answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Served-By")).hasValue("shop-01");
    }

    @Test
    void reports_health_and_version_and_journals_the_health_check() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/version").body()).isEqualTo("2.1\n");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);

        Eventually.holds(() -> assertThat(journal)
                .singleElement()
                .extracting(JournalEntry::system, JournalEntry::operation)
                .containsExactly("guest", "GET /health"));
    }

    @Test
    void requests_at_once_are_served_one_after_the_other() {
        List<Double> seconds =
                together(10).stream().map(CompletableFuture::join).toList();

        // ten requests of 50 ms on one core: the last waits for most of the others, however slowly they are sent
        assertThat(seconds).anySatisfy(took -> assertThat(took).isGreaterThan(0.15));
        assertThat(metric("http_request_duration_seconds_count")).isEqualTo(10);
        assertThat(metric("http_requests_total{method=\"GET\",code=\"200\"}")).isEqualTo(10);
        assertThat(cpu("user") + cpu("system")).isBetween(0.499, 0.501);
    }

    @Test
    void idle_and_busy_time_add_up_to_the_time_since_boot() {
        together(5).forEach(CompletableFuture::join);

        double before = cpu("idle");

        Eventually.holds(() -> assertThat(cpu("idle")).isGreaterThan(before));
        assertThat(metric("node_boot_time_seconds")).isPositive();
        assertThat(metric("node_memory_MemTotal_bytes")).isGreaterThan(metric("node_memory_MemAvailable_bytes"));
    }

    @Test
    void health_fails_on_order_while_the_application_works() throws Exception {
        guest.health(HealthMode.FAIL);

        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void refusing_means_not_listening_and_ends_on_order() throws Exception {
        guest.health(HealthMode.REFUSE);
        assertThatThrownBy(() -> get("/health")).isInstanceOf(ConnectException.class);

        guest.health(HealthMode.PASS);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_connection_is_kept_until_the_client_asks_to_close_it() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", guest.ports().app())) {
            socket.setSoTimeout(10_000);
            ask(socket, "GET /version HTTP/1.1\r\nHost: shop\r\n\r\n");
            assertThat(readUntil(socket, "2.1\n")).startsWith("HTTP/1.1 200");

            ask(socket, "GET /version HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
            assertThat(readUntil(socket, "2.1\n")).startsWith("HTTP/1.1 200");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void nothing_listens_after_the_guest_was_switched_off() {
        GuestSpec.Ports ports = guest.ports();
        guest.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", ports.app()).close()).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> new Socket("127.0.0.1", ports.metrics()).close())
                .isInstanceOf(ConnectException.class);
    }

    private List<CompletableFuture<Double>> together(int requests) {
        return Stream.generate(() -> {
                    long start = System.nanoTime();
                    return client.sendAsync(request(guest.ports().app(), "/"), HttpResponse.BodyHandlers.ofString())
                            .thenApply(answer -> (System.nanoTime() - start) / 1e9);
                })
                .limit(requests)
                .toList();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(guest.ports().app(), path), HttpResponse.BodyHandlers.ofString());
    }

    private double cpu(String mode) {
        return metric("node_cpu_seconds_total{cpu=\"0\",mode=\"%s\"}".formatted(mode));
    }

    private double metric(String name) {
        return client.sendAsync(request(guest.ports().metrics(), "/metrics"), HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private static void ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            read.append((char) socket.getInputStream().read());
        }
        return read.toString();
    }
}
