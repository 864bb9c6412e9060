package dev.vmautoscaling.server.web;

import dev.vmautoscaling.adapters.alertmanager.MalformedWebhook;
import dev.vmautoscaling.adapters.alertmanager.Webhook;
import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.server.persistence.AlertStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes Alertmanager's notifications: keeps what is news, and has the evaluation look at once. A notification is a hint; what is true
 * is asked of Prometheus.
 *
 * <p>Temporary trouble of our own is answered with 5xx, never 4xx: after a 4xx Alertmanager waits a whole interval.
 */
@RestController
class WebhookController {
    private static final int LARGEST = 1 << 20;

    private final AlertStore alerts;
    private final Evaluations evaluations;

    WebhookController(AlertStore alerts, Evaluations evaluations) {
        this.alerts = alerts;
        this.evaluations = evaluations;
    }

    /** @param news how many of them were not known before */
    record Taken(int received, int news) {}

    @PostMapping("/api/webhooks/alertmanager")
    Taken take(HttpServletRequest request) throws IOException {
        List<Alert> brought = parsed(LimitedBody.of(request, LARGEST)).stream()
                .filter(alert -> alert.service().isPresent())
                .toList();
        int news = (int) brought.stream().filter(alerts::receive).count();
        if (news > 0) {
            evaluations.soon();
        }
        return new Taken(brought.size(), news);
    }

    private static List<Alert> parsed(byte[] body) {
        try {
            return Webhook.alerts(body);
        } catch (MalformedWebhook e) {
            throw Refused.because(HttpStatus.BAD_REQUEST, "body-unreadable", String.valueOf(e.getMessage()));
        }
    }
}
