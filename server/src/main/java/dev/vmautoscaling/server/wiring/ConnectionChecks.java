package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.web.ConnectionTrials;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tries a connection, for an operator who wants to know whether it works. */
public final class ConnectionChecks implements ConnectionTrials {
    private final ConnectionStore store;
    private final Map<Connection.Kind, UnaryOperator<String>> checks;

    ConnectionChecks(ConnectionStore store, Map<Connection.Kind, UnaryOperator<String>> checks) {
        this.store = store;
        this.checks = Map.copyOf(checks);
    }

    @Override
    public Optional<String> check(String name) {
        return store.find(name)
                .flatMap(stored ->
                        Optional.ofNullable(checks.get(stored.connection().kind())))
                .map(check -> check.apply(name));
    }
}
