package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tries a connection, for an operator who wants to know whether it works. */
public final class ConnectionChecks {
    private final ConnectionStore store;
    private final Map<Connection.Kind, UnaryOperator<String>> checks;

    ConnectionChecks(ConnectionStore store, Map<Connection.Kind, UnaryOperator<String>> checks) {
        this.store = store;
        this.checks = Map.copyOf(checks);
    }

    /**
     * What answers there, such as {@code BIG-IP 16.0.0}; empty when there is no such connection, or nothing to be asked of
     * its kind.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault with what stands in the way
     */
    public Optional<String> check(String name) {
        return store.find(name)
                .flatMap(stored ->
                        Optional.ofNullable(checks.get(stored.connection().kind())))
                .map(check -> check.apply(name));
    }
}
