package dev.vmautoscaling.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.SecretBox;
import dev.vmautoscaling.server.persistence.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectedClientsTest {
    private final List<Client> closed = new ArrayList<>();

    private final class Client implements AutoCloseable {
        private final String said;

        Client(String said) {
            this.said = said;
        }

        @Override
        public void close() {
            closed.add(this);
        }
    }

    @TempDir
    Path directory;

    private ConnectionStore store;
    private ConnectedClients<Client, Client> clients;

    @BeforeEach
    void open() {
        store = new ConnectionStore(
                TestDatabase.on(TestDatabase.Kind.H2.fresh(), Clock.systemUTC()),
                SecretBox.at(directory.resolve("key")));
        clients = new ConnectedClients<>(
                Connection.Kind.F5,
                store,
                new ConnectedClients.Adapter<>(this::client, client -> client, client -> client.said));
    }

    private Client client(Connection connection, String secret) {
        if (connection.username().isEmpty()) {
            throw new IllegalArgumentException("a user name is needed");
        }
        return new Client(connection.username() + " " + secret);
    }

    private void save(Connection.Kind kind, String username, String secret) {
        Connection connection = new Connection(
                "lab", kind, List.of(URI.create("https://10.0.0.8")), username, Optional.empty(), Optional.empty());
        assertThat(store.find("lab")
                        .map(before -> store.replace(connection, Optional.of(secret), before.version()))
                        .orElseGet(() -> store.create(connection, Optional.of(secret))))
                .isPresent();
    }

    @Test
    void a_client_is_built_once() {
        save(Connection.Kind.F5, "admin", "one");
        assertThat(clients.to("lab")).isSameAs(clients.to("lab"));
        assertThat(clients.check("lab")).isEqualTo("admin one");
    }

    @Test
    void a_changed_connection_gets_a_new_client_and_the_old_one_logs_out() {
        save(Connection.Kind.F5, "admin", "one");
        Client old = clients.to("lab");
        save(Connection.Kind.F5, "admin", "two");
        assertThat(clients.check("lab")).isEqualTo("admin two");
        assertThat(closed).containsExactly(old);
        assertThat(clients.inUse()).hasSize(1);
    }

    @Test
    void a_connection_of_another_kind_or_none_is_a_permanent_fault() {
        save(Connection.Kind.VCENTER, "admin", "one");
        for (String name : List.of("lab", "nobody")) {
            assertThatExceptionOfType(OutsideFault.class)
                    .isThrownBy(() -> clients.to(name))
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT))
                    .withMessageContaining("there is no such connection");
        }
    }

    @Test
    void a_connection_that_cannot_work_says_why() {
        save(Connection.Kind.F5, "", "one");
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> clients.to("lab"))
                .withMessageContaining("a user name is needed");
    }

    @Test
    void closing_logs_everybody_out() {
        save(Connection.Kind.F5, "admin", "one");
        Client client = clients.to("lab");
        clients.close();
        assertThat(closed).containsExactly(client);
    }
}
