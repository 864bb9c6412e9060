package dev.vmautoscaling.server.web;

import dev.vmautoscaling.adapters.alertmanager.MalformedWebhook;
import dev.vmautoscaling.adapters.alertmanager.Webhook;
import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.openapi.Sample;
import dev.vmautoscaling.server.persistence.AlertInbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;

/** What is done with a notification: its alerts are kept, and what is news is looked at. */
@Component
class Notifications {
    private final AlertInbox inbox;
    private final Evaluations evaluations;
    private final AlertGaps gaps;
    private final AutoscalerProperties.Alerts properties;
    private final InstantSource time;

    Notifications(
            AlertInbox inbox,
            Evaluations evaluations,
            AlertGaps gaps,
            AutoscalerProperties properties,
            InstantSource time) {
        this.inbox = inbox;
        this.evaluations = evaluations;
        this.gaps = gaps;
        this.properties = properties.alerts();
        this.time = time;
    }

    /** @param news how many of them were not known before */
    record Taken(int received, int news) {}

    /**
     * Returns when the alerts are stored. The mapping only describes it: a filter takes these requests, and no controller.
     *
     * @throws Refused when it is no notification
     * @throws DataAccessException when they could not be stored, or a {@link TransactionException}
     */
    @PostMapping(WebhookFilter.PATH)
    @Sample("""
            {"version": "4", "status": "firing", "alerts": [{"status": "firing", "fingerprint": "c4f6a3d2e1b09f87",
              "labels": {"alertname": "AutoscaleCpuHigh", "service": "shop"}, "annotations": {},
              "startsAt": "2026-03-02T09:00:00Z", "endsAt": "0001-01-01T00:00:00Z"}]}
            """)
    @Refusal(status = 400, code = "body-unreadable", when = "it is no notification of Alertmanager")
    @Refusal(status = 413, code = "body-too-large", when = "the notification is too large")
    Taken take(byte[] body) {
        List<Alert> brought = parsed(body).stream()
                .filter(alert -> alert.service().isPresent())
                .toList();
        int news = stored(brought);
        if (news > 0) {
            evaluations.soon();
            if (isLate(brought)) {
                gaps.suspected();
            }
        }
        return new Taken(brought.size(), news);
    }

    /** What we could not keep comes again, or its alert ends before it does and nothing comes. */
    private int stored(List<Alert> brought) {
        try {
            return inbox.take(brought);
        } catch (DataAccessException | TransactionException trouble) {
            gaps.suspected();
            throw trouble;
        }
    }

    /** Where one was held up, others may have been lost. */
    private boolean isLate(List<Alert> brought) {
        Instant usual = time.instant().minus(properties.lateAfter());
        return brought.stream()
                .anyMatch(alert -> alert.status() == Alert.Status.FIRING
                        && alert.startsAt().isBefore(usual));
    }

    private static List<Alert> parsed(byte[] body) {
        try {
            return Webhook.alerts(body);
        } catch (MalformedWebhook e) {
            throw Refused.because(HttpStatus.BAD_REQUEST, "body-unreadable", String.valueOf(e.getMessage()));
        }
    }
}
