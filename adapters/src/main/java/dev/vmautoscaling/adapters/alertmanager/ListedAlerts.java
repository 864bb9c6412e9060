package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.domain.alert.Alertmanagers;
import dev.vmautoscaling.domain.alert.KnownAlert;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/**
 * The alerts that Alertmanager lists ({@code /api/v2}, since 0.16). Members of a cluster do not tell each other of alerts,
 * only of notifications and silences, so each is asked. Thread-safe.
 */
public final class ListedAlerts implements Alertmanagers, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final String OURS = "/api/v2/alerts?filter=managed_by%3D%22vm-autoscaler%22";

    private final AlertmanagerConnection connection;
    private final HttpClient http;
    private final OutsideCalls calls;
    private final String system;

    ListedAlerts(AlertmanagerConnection connection, HttpClient http, OutsideCalls calls) {
        this.connection = connection;
        this.http = http;
        this.calls = calls;
        this.system = "Alertmanager " + connection.name();
    }

    @Override
    public Firing firing() {
        Map<List<Object>, KnownAlert> alerts = new LinkedHashMap<>();
        List<OutsideFault> silent = new ArrayList<>();
        for (URI url : connection.urls()) {
            try {
                read("alerts", url, () -> AlertListing.alerts(get("alerts", url, OURS)))
                        .forEach(known -> alerts.putIfAbsent(
                                List.of(
                                        known.alert().fingerprint(),
                                        known.alert().startsAt()),
                                known));
            } catch (OutsideFault fault) {
                silent.add(fault);
            }
        }
        if (silent.size() == connection.urls().size()) {
            throw silent.getFirst();
        }
        return new Firing(List.copyOf(alerts.values()), silent.isEmpty());
    }

    /**
     * Asks each for its version.
     *
     * @return such as {@code Alertmanager 0.25.0}
     * @throws OutsideFault what is wrong with the first that does not answer, with a hint
     */
    public String check() {
        List<String> versions = connection.urls().stream()
                .map(url -> read("status", url, () -> AlertListing.version(get("status", url, "/api/v2/status"))))
                .distinct()
                .toList();
        return "Alertmanager " + String.join(", ", versions);
    }

    private <T> T read(String operation, URI url, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (MalformedWebhook | JacksonException e) {
            throw fault(
                            FaultKind.PERMANENT,
                            operation,
                            url,
                            "the answer is none of Alertmanager: " + e.getMessage(),
                            "check the address and its path: is this the root of an Alertmanager?")
                    .causedBy(e);
        }
    }

    private byte[] get(String operation, URI url, String path) {
        long started = System.nanoTime();
        String outcome = "transient";
        try {
            byte[] body = exchange(operation, url, path);
            outcome = "ok";
            return body;
        } catch (OutsideFault fault) {
            outcome = fault.kind().name().toLowerCase(Locale.ROOT);
            throw fault;
        } finally {
            calls.record(system, operation, outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private byte[] exchange(String operation, URI url, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url.toString().replaceAll("/+$", "") + path))
                .timeout(LIMIT)
                .header("Accept", "application/json");
        connection.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(LARGEST);
                if (response.statusCode() != 200) {
                    throw refused(operation, url, response.statusCode());
                }
                return bytes;
            }
        } catch (IOException e) {
            throw fault(FaultKind.TRANSIENT, operation, url, "no answer: " + e, "check that it runs and is reachable")
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(FaultKind.TRANSIENT, operation, url, "interrupted while waiting", "")
                    .causedBy(e);
        }
    }

    private OutsideFault refused(String operation, URI url, int status) {
        FaultKind kind = status >= 500 || status == 429 ? FaultKind.TRANSIENT : FaultKind.PERMANENT;
        return fault(
                kind,
                operation,
                url,
                "HTTP " + status,
                switch (status) {
                    case 401, 403 -> "set the right user, password or token in the connection";
                    case 404 -> "check the address and its path: is this the root of an Alertmanager of 0.16 or newer?";
                    default -> "look at the log of Alertmanager";
                });
    }

    private OutsideFault fault(FaultKind kind, String operation, URI url, String said, String hint) {
        return new OutsideFault(kind, system, operation + " of " + url, said, hint);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
