package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of one kind of connection: each built at its first use, and again when an operator has changed the
 * connection.
 *
 * @param <C> the adapter's client
 * @param <P> the port that it serves
 */
final class ConnectedClients<C extends AutoCloseable, P> implements Connected<P>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedClients.class);

    private final Connection.Kind kind;
    private final ConnectionStore store;
    private final Adapter<C, P> adapter;
    private final Map<String, Built<C>> built = new ConcurrentHashMap<>();

    private record Built<C>(long version, C client) {}

    /**
     * How an adapter makes clients.
     *
     * @param open sends nothing yet; an IllegalArgumentException says what is wrong with the connection
     * @param check asks the outside system for its version
     */
    record Adapter<C, P>(Open<C> open, Function<C, P> port, Function<C, String> check) {
        @FunctionalInterface
        interface Open<C> {
            C open(Connection connection, String secret);
        }
    }

    ConnectedClients(Connection.Kind kind, ConnectionStore store, Adapter<C, P> adapter) {
        this.kind = kind;
        this.store = store;
        this.adapter = adapter;
    }

    @Override
    public P to(String connection) {
        return adapter.port().apply(client(connection));
    }

    /** Another port that the same clients serve. */
    <Q> Connected<Q> serving(Function<C, Q> port) {
        return connection -> port.apply(client(connection));
    }

    /** What answers there, in its own words. */
    String check(String connection) {
        return adapter.check().apply(client(connection));
    }

    /** The clients that are in use. */
    Collection<C> inUse() {
        return built.values().stream().map(Built::client).toList();
    }

    private C client(String name) {
        var stored = store.find(name)
                .filter(found -> found.connection().kind() == kind)
                .orElseThrow(() -> fault(name, "there is no such connection", "define it, or choose another one"));
        Built<C> before = built.get(name);
        Built<C> now = built.compute(
                name,
                (key, old) -> old != null && old.version() == stored.version()
                        ? old
                        : new Built<>(stored.version(), open(stored.connection())));
        if (before != null && !before.equals(now)) {
            closeQuietly(name, before.client());
        }
        return now.client();
    }

    private C open(Connection connection) {
        try {
            return adapter.open()
                    .open(connection, store.secretOf(connection.name()).orElse(""));
        } catch (IllegalArgumentException e) {
            throw fault(connection.name(), String.valueOf(e.getMessage()), "correct the connection");
        }
    }

    private OutsideFault fault(String name, String said, String hint) {
        return new OutsideFault(FaultKind.PERMANENT, kind + " " + name, "connect", said, hint);
    }

    /** Logging out is a courtesy: that it failed changes nothing for us. */
    private static void closeQuietly(String name, AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            LOG.info("the old client of connection {} could not log out: {}", name, e.toString());
        }
    }

    @Override
    public void close() {
        built.forEach((name, client) -> closeQuietly(name, client.client()));
        built.clear();
    }
}
