package dev.vmautoscaling.adapters.f5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.lab.f5.F5Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** People at the device's own user interface: plain requests with Basic log-in, none of the adapter's code. */
final class People {
    private static final Map<AdminState, String> WORDS = Map.of(
            AdminState.ENABLED, "{\"session\":\"user-enabled\",\"state\":\"user-up\"}",
            AdminState.DISABLED, "{\"session\":\"user-disabled\",\"state\":\"user-up\"}",
            AdminState.FORCED_OFFLINE, "{\"session\":\"user-disabled\",\"state\":\"user-down\"}");

    private final F5Simulator unit;
    private final HttpClient http;

    People(F5Simulator unit) {
        this.unit = unit;
        this.http = HttpClient.newBuilder()
                .sslContext(
                        Trust.of(Optional.of(unit.sha256()), Optional.empty()).context())
                .build();
    }

    void addMember(PoolId pool, Endpoint endpoint) {
        send("POST", members(pool), "{\"name\":\"%s\",\"partition\":\"Common\"}".formatted(endpoint));
    }

    void setAdminState(PoolId pool, Endpoint endpoint, AdminState state) {
        send("PATCH", members(pool) + "/~Common~" + endpoint, WORDS.get(state));
    }

    void removeMember(PoolId pool, Endpoint endpoint) {
        send("DELETE", members(pool) + "/~Common~" + endpoint, "");
    }

    void addNode(String name, IpAddress address) {
        send(
                "POST",
                "/ltm/node",
                "{\"name\":\"%s\",\"partition\":\"Common\",\"address\":\"%s\"}".formatted(name, address));
    }

    void disableNode(String name) {
        send("PATCH", "/ltm/node/~Common~" + name, WORDS.get(AdminState.DISABLED));
    }

    private static String members(PoolId pool) {
        return "/ltm/pool/~" + pool.partition().replace('/', '~') + "~" + pool.name() + "/members";
    }

    void send(String method, String path, String body) {
        String login = unit.username() + ":" + unit.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(unit.url() + "/mgmt/tm" + path))
                .header("Authorization", "Basic " + base64(login))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
