package dev.vmautoscaling.lab.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** A program that serves HTTP on a free loopback port. */
public final class LoopbackServer implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    // the words of Go programs and of Spring Boot
    private static final Pattern PORT_TAKEN =
            Pattern.compile("address already in use|port \\d+ was already in use", Pattern.CASE_INSENSITIVE);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final ChildProcess process;
    private final URI url;

    private LoopbackServer(ChildProcess process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts the program and waits until it is ready. When another process takes the port first, it is tried again with
     * another one.
     *
     * @param readyPath answers 200 once the program is ready
     * @param command the program and its arguments for a port
     * @throws IllegalStateException with its last words, if it ends before it is ready or is not ready within the limit
     */
    public static LoopbackServer start(
            String name, Path log, String readyPath, Duration limit, IntFunction<List<String>> command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOn(FreePort.onLoopback(), name, log, readyPath, limit, command);
            } catch (PortTaken e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Starts the program on this very port and waits until it is ready.
     *
     * @throws IllegalStateException with its last words, if it ends before it is ready or is not ready within the limit
     */
    public static LoopbackServer startOn(
            int port, String name, Path log, String readyPath, Duration limit, IntFunction<List<String>> command) {
        ChildProcess process = ChildProcess.start(name, log, command.apply(port));
        LoopbackServer server = new LoopbackServer(process, URI.create("http://127.0.0.1:" + port));
        if (server.becomesReady(readyPath, limit)) {
            return server;
        }
        process.close();
        String message = name + " did not become ready; " + process.lastWords();
        throw PORT_TAKEN.matcher(process.output()).find() ? new PortTaken(message) : new IllegalStateException(message);
    }

    public URI url() {
        return url;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean becomesReady(String path, Duration limit) {
        URI uri = url.resolve(path);
        return Waiting.within(limit, () -> !process.isAlive() || answers(uri)) && process.isAlive();
    }

    private static boolean answers(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class PortTaken extends IllegalStateException {
        private static final long serialVersionUID = 1;

        PortTaken(String message) {
            super(message);
        }
    }
}
