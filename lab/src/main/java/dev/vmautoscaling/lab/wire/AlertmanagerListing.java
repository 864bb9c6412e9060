package dev.vmautoscaling.lab.wire;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks an Alertmanager which alerts it knows. */
public final class AlertmanagerListing {

    private final URI url;
    private final Http http = Http.plain();

    public AlertmanagerListing(URI url) {
        this.url = url;
    }

    /** When the alert for this action began to fire, if it is firing. */
    public Optional<Instant> startsAt(String service, String action) {
        JsonNode alerts = alerts(service, action);
        return alerts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        OffsetDateTime.parse(alerts.get(0).required("startsAt").asString())
                                .toInstant());
    }

    /** The firing alerts for this action, in the form of {@code /api/v2/alerts}. */
    public JsonNode alerts(String service, String action) {
        return http.json(Http.get(
                url.resolve("/api/v2/alerts?active=true&filter=service%3D" + service + "&filter=action%3D" + action)));
    }
}
