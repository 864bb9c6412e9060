package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.AlertStore;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The alerts that webhooks brought, or that were found when Alertmanager was asked. */
@RestController
class AlertController {
    private final AlertStore alerts;
    private final JdbcDecisions decisions;
    private final InstantSource time;

    AlertController(AlertStore alerts, JdbcDecisions decisions, InstantSource time) {
        this.alerts = alerts;
        this.decisions = decisions;
        this.time = time;
    }

    /**
     * An alert in Alertmanager's words, and when it first came.
     *
     * @param silenced shown, and not obeyed: scaling is suspended here, not in Alertmanager
     * @param inhibited shown, and not obeyed
     * @param decision the first that acted as the alert asks while it fired; else the newest of that time
     */
    record AlertView(
            String fingerprint,
            String status,
            Optional<String> service,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Optional<Instant> endsAt,
            Instant receivedAt,
            String foundBy,
            boolean silenced,
            boolean inhibited,
            Optional<DecisionController.DecisionView> decision) {
        static AlertView of(AlertStore.Received received, Optional<RecordedDecision> decision) {
            Alert alert = received.alert();
            return new AlertView(
                    alert.fingerprint(),
                    Words.of(alert.status()),
                    alert.service(),
                    alert.labels(),
                    alert.annotations(),
                    alert.startsAt(),
                    alert.endsAt(),
                    received.receivedAt(),
                    Words.of(received.foundBy()),
                    received.known().silenced(),
                    received.known().inhibited(),
                    decision.map(DecisionController.DecisionView::of));
        }
    }

    @GetMapping("/api/alerts")
    Items<AlertView> list(@Filters({"service", "status", "from", "to"}) Query query) {
        AlertStore.Filter filter = new AlertStore.Filter(
                query.text("service"),
                query.constant("status", Alert.Status.class),
                query.instant("from"),
                query.instant("to"));
        return Items.of(
                alerts.list(filter, query.newestFirst("startsAt")),
                received -> AlertView.of(received, decision(received.alert())));
    }

    private Optional<RecordedDecision> decision(Alert alert) {
        Instant end = alert.endsAt().orElseGet(time::instant);
        return alert.service()
                .flatMap(service -> asked(alert)
                        .flatMap(kind -> decisions.firstActed(service, kind, alert.startsAt(), end))
                        .or(() -> decisions.newest(service, alert.startsAt(), end)));
    }

    private static Optional<RecordedDecision.Kind> asked(Alert alert) {
        return switch (alert.labels().getOrDefault("action", "")) {
            case "scale_out" -> Optional.of(RecordedDecision.Kind.SCALE_OUT);
            case "scale_in" -> Optional.of(RecordedDecision.Kind.SCALE_IN);
            default -> Optional.empty();
        };
    }
}
