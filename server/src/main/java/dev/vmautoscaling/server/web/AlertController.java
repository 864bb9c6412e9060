package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.server.persistence.AlertStore;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The alerts that webhooks brought. */
@RestController
class AlertController {
    private final AlertStore alerts;

    AlertController(AlertStore alerts) {
        this.alerts = alerts;
    }

    /** An alert in Alertmanager's words, and when it first came. */
    record AlertView(
            String fingerprint,
            String status,
            Optional<String> service,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Optional<Instant> endsAt,
            Instant receivedAt) {
        static AlertView of(AlertStore.Received received) {
            Alert alert = received.alert();
            return new AlertView(
                    alert.fingerprint(),
                    Words.of(alert.status()),
                    alert.service(),
                    alert.labels(),
                    alert.annotations(),
                    alert.startsAt(),
                    alert.endsAt(),
                    received.receivedAt());
        }
    }

    @GetMapping("/api/alerts")
    Items<AlertView> list(HttpServletRequest request) {
        Query query = Query.of(request, "service", "status");
        AlertStore.Filter filter =
                new AlertStore.Filter(query.text("service"), query.constant("status", Alert.Status.class));
        return Items.of(alerts.list(filter, query.newestFirst("startsAt")), AlertView::of);
    }
}
