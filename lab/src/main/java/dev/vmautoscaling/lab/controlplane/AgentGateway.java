package dev.vmautoscaling.lab.controlplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.lab.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way by which the agents of Jenkins reach the control plane. It passes every call on, and journals when it came. */
public final class AgentGateway implements AutoCloseable {

    /** What journal entries call it. */
    public static final String SYSTEM = "agent";

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");
    private static final int BAD_GATEWAY = 502;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI controlPlane;
    private final Journal journal;

    /** Opens it on a free loopback port. */
    public AgentGateway(URI controlPlane, Journal journal) {
        this.controlPlane = controlPlane;
        this.journal = journal;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String operation = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().substring(1);
        try (exchange;
                var span = journal.call(SYSTEM, operation)) {
            answer(exchange, client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        controlPlane.resolve(exchange.getRequestURI().toString()))
                .timeout(TIMEOUT)
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String name : PASSED_ON) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
