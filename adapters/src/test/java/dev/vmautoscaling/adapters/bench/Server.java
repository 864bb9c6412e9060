package dev.vmautoscaling.adapters.bench;

import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.process.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control plane as {@code ./autoscaler run} starts it, in a process of its own, and an administrator who is logged in. */
final class Server implements AutoCloseable {
    private static final int QUOTED = 500;

    private final LoopbackServer process;
    private final Path data;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Server(LoopbackServer process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** @param settings as on its command line, such as {@code --autoscaler.evaluation.interval=2s} */
    static Server start(LabDirectory directory, String name, List<String> settings) {
        Path data = directory.directory(name);
        LoopbackServer process = LoopbackServer.start(
                "control plane",
                directory.path().resolve(name + ".log"),
                "/actuator/health",
                Duration.ofMinutes(3),
                port -> command(data, port, settings));
        return new Server(process, data);
    }

    private static List<String> command(Path data, int port, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                System.getProperty("autoscaler.server.jar"),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--autoscaler.data-dir=" + data));
        command.addAll(settings);
        return command;
    }

    URI url() {
        return process.url();
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", url().getPort());
    }

    Path webhookTokenFile() {
        return data.resolve("webhook-token");
    }

    String secret(String file) {
        try {
            return Files.readString(data.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time that the process has used so far. */
    Duration cpu() {
        return ProcessHandle.of(process.process().pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow();
    }

    /** Logs in once: comparing a password takes longer than any other request. */
    Server loggedIn() {
        send("GET", "/api/system/info", "", "", status -> true);
        send(
                "POST",
                "/api/login",
                "application/x-www-form-urlencoded",
                "username=admin&password=" + secret("admin-password"),
                status -> status == 204);
        return this;
    }

    JsonNode get(String path) {
        return JsonMapper.shared().readTree(send("GET", path, "", "", status -> status == 200));
    }

    String send(String method, String path, String type, String body, Predicate<Integer> good) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url().resolve(path))
                .timeout(Duration.ofMinutes(2))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.header("X-XSRF-TOKEN", token));
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (!good.test(answer.statusCode())) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " "
                        + answer.body()
                                .substring(0, Math.min(QUOTED, answer.body().length())));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes an outside system known. */
    void connect(String name, String kind, URI url, String more) {
        String body = "{\"kind\":\"%s\",\"url\":\"%s\"%s}".formatted(kind, url, more);
        send("PUT", "/api/connections/" + name, "application/json", body, status -> status / 100 == 2);
    }

    /** The value of a sample on its metrics page, all that have these words in their names and labels added up. */
    double metric(String name, String... words) {
        String page = sendAsPrometheus();
        return page.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(words).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The values of samples without labels, all from one look at its metrics page. */
    Map<String, Double> metrics(String... names) {
        return sendAsPrometheus()
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(sample -> sample.length == 2 && List.of(names).contains(sample[0]))
                .collect(Collectors.toMap(sample -> sample[0], sample -> Double.parseDouble(sample[1])));
    }

    private String sendAsPrometheus() {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/actuator/prometheus"))
                .header("Authorization", "Bearer " + secret("service-discovery-token"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
