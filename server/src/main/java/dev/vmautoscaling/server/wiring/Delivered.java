package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.server.config.DeliveryDocument;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import java.util.List;
import java.util.Optional;

/** Who names whom: a Prometheus connection names the Alertmanagers that it tells. */
record Delivered(ConnectionStore store) {
    Optional<DeliveryDocument> of(String connection) {
        return store.find(connection).map(ConnectionStore.Stored::connection).flatMap(Deliveries::delivery);
    }

    List<String> alertmanagers(GroupConfig config) {
        return of(config.monitoring().prometheus()).map(DeliveryDocument::alertmanagers).orElse(List.of()).stream()
                .filter(name -> store.find(name)
                        .map(ConnectionStore.Stored::connection)
                        .filter(found -> found.kind() == Connection.Kind.ALERTMANAGER)
                        .flatMap(Deliveries::delivery)
                        .isPresent())
                .toList();
    }
}
