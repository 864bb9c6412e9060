package dev.vmautoscaling.lab.vcenter;

import dev.vmautoscaling.lab.vcenter.VcenterSimulator.UnfinishedTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The lab's own HTTP interface of the child, beside its SOAP endpoint. */
final class VcenterControl implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI root;
    private final String authorization;

    VcenterControl(VcenterProcess.Ready ready, String username, String password) {
        this.client = HttpClient.newBuilder()
                .sslContext(PinnedCertificate.context(ready.sha256()))
                .build();
        this.root = ready.url().resolve("/lab/");
        byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    void inject(InjectedFault fault) {
        send("POST", "faults", BodyPublishers.ofString(JSON.writeValueAsString(fault.order())));
    }

    void clearFaults() {
        send("DELETE", "faults", BodyPublishers.noBody());
    }

    int[] struck() {
        return JSON.readTree(send("GET", "faults", BodyPublishers.noBody()))
                .valueStream()
                .mapToInt(fault -> fault.required("struck").asInt())
                .toArray();
    }

    List<SimulatedVm> vms() {
        return List.of(JSON.readValue(send("GET", "vms", BodyPublishers.noBody()), SimulatedVm[].class));
    }

    void restart(Duration down, UnfinishedTasks tasks) {
        String query = "restart?down=%s&tasks=%s"
                .formatted(VcenterOptions.goDuration(down), tasks.name().toLowerCase(Locale.ROOT));
        send("POST", query, BodyPublishers.noBody());
    }

    void failHost(String vm) {
        send("POST", "host-failure?vm=" + URLEncoder.encode(vm, StandardCharsets.UTF_8), BodyPublishers.noBody());
    }

    void setDrs(boolean enabled) {
        send("POST", "drs?enabled=" + enabled, BodyPublishers.noBody());
    }

    void setFree(String datastore, long bytes) {
        String query =
                "datastore?name=%s&free=%d".formatted(URLEncoder.encode(datastore, StandardCharsets.UTF_8), bytes);
        send("POST", query, BodyPublishers.noBody());
    }

    void withhold(List<String> privileges) {
        send("POST", "rights", BodyPublishers.ofString(JSON.writeValueAsString(privileges)));
    }

    private String send(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .method(method, body)
                .header("Authorization", authorization)
                .timeout(LIMIT)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException("%s /lab/%s: %d %s"
                        .formatted(
                                method, path, answer.statusCode(), answer.body().strip()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ordering " + path, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
