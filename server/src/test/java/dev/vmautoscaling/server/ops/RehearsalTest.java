package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.alertmanager.Webhook;
import dev.vmautoscaling.domain.alert.Alert;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class RehearsalTest {
    private final List<Alert> stored = new ArrayList<>();
    private final List<Alert> received = new CopyOnWriteArrayList<>();
    private final Rehearsal rehearsal = new Rehearsal(stored::addAll, "the-token", InstantSource.system());
    private HttpServer door;
    private volatile int status = 200;

    @BeforeEach
    void open() throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/api/webhooks/alertmanager", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer the-token");
            received.addAll(Webhook.alerts(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        door.start();
    }

    @AfterEach
    void close() {
        door.stop(0);
    }

    @Test
    void it_brings_notifications_that_are_read_and_then_put_aside() {
        rehearsal.run(Optional.of(door.getAddress()));

        assertThat(received)
                .hasSizeGreaterThanOrEqualTo(200)
                .allMatch(alert -> alert.service().isEmpty());
        assertThat(stored)
                .hasSizeGreaterThanOrEqualTo(200)
                .allMatch(alert -> alert.service().isEmpty());
    }

    @Test
    void it_ends_when_it_is_refused() {
        status = 503;

        rehearsal.run(Optional.of(door.getAddress()));

        assertThat(received).hasSize(200);
    }

    @Test
    void a_database_that_fails_does_not_keep_the_control_plane_from_starting() {
        Rehearsal troubled = new Rehearsal(
                alerts -> {
                    throw new DataAccessResourceFailureException("no connection");
                },
                "the-token",
                InstantSource.system());

        troubled.run(Optional.of(door.getAddress()));

        assertThat(received).hasSize(200);
    }

    @Test
    void behind_tls_only_storing_is_rehearsed() {
        rehearsal.run(Optional.empty());

        assertThat(received).isEmpty();
        assertThat(stored).isNotEmpty();
    }
}
