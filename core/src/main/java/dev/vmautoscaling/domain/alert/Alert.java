package dev.vmautoscaling.domain.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One alert of a webhook, in Alertmanager's words (webhook protocol version 4).
 *
 * @param fingerprint a hash of the labels; with {@code startsAt} and the status it tells a repeat from news
 * @param endsAt empty while it fires
 */
public record Alert(
        String fingerprint,
        Status status,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Optional<Instant> endsAt) {
    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** Alertmanager's two states. */
    public enum Status {
        FIRING,
        RESOLVED
    }

    /** The service it speaks of, when it is one of our rules. */
    public Optional<String> service() {
        return "vm-autoscaler".equals(labels.get("managed_by"))
                ? Optional.ofNullable(labels.get("service"))
                : Optional.empty();
    }
}
