package dev.vmautoscaling.adapters.probe;

import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.domain.ippool.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** HTTP, TCP and ping. Thread-safe; each check is bounded by its own time-out. */
public final class NetworkHealthProbe implements HealthProbe, AutoCloseable {
    private static final Answer PASSED = new Answer.Passed();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Ping ping;

    public NetworkHealthProbe() {
        this(new Ping("ping"));
    }

    NetworkHealthProbe(Ping ping) {
        this.ping = ping;
    }

    /**
     * @throws dev.vmautoscaling.domain.fault.OutsideFault permanent, when this machine cannot ping: "no answer" would then
     *     mean nothing, and an address in use would look free
     */
    @Override
    public Answer ask(HealthCheck check) {
        return switch (check) {
            case HealthCheck.Http get -> get(get);
            case HealthCheck.Tcp connect -> connect(connect);
            case HealthCheck.Icmp icmp -> ping.ask(icmp);
        };
    }

    private Answer get(HealthCheck.Http check) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + host(check.address()) + ":" + check.port() + check.path()))
                .timeout(check.timeout())
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            // The status is all that counts: a body that never ends must not hold us.
            response.body().close();
            return answer(response.statusCode());
        } catch (IOException e) {
            return new Answer.Failed(reason(e, check.timeout()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted while waiting for an answer");
        }
    }

    private static Answer answer(int status) {
        if (status >= 200 && status < 300) {
            return PASSED;
        }
        return new Answer.Failed(
                "HTTP " + status + (status >= 300 && status < 400 ? ", a redirect, which is not followed" : ""));
    }

    private static Answer connect(HealthCheck.Tcp check) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(check.address().value(), check.port()), (int)
                    check.timeout().toMillis());
            return PASSED;
        } catch (IOException e) {
            return new Answer.Failed(reason(e, check.timeout()));
        }
    }

    private static String reason(IOException failure, Duration timeout) {
        if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        String message = String.valueOf(failure.getMessage());
        // The JDK's HTTP client tells a refusal by its type alone.
        boolean silent = failure instanceof ConnectException && message.equals("null");
        return silent || message.startsWith("Connection refused") ? "connection refused" : message;
    }

    private static String host(IpAddress address) {
        return address.isV6() ? "[" + address + "]" : address.value();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
