package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.alert.KnownAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers of {@code /api/v2}. An alert that is listed fires: those that are over are not, and the end that is written
 * there is when it will be taken for over if Prometheus does not repeat it.
 */
final class AlertListing {
    private AlertListing() {}

    /** @throws MalformedWebhook when it is no such answer */
    static List<KnownAlert> alerts(byte[] body) {
        JsonNode root = JsonMapper.shared().readTree(body);
        if (!root.isArray()) {
            throw new MalformedWebhook("an array of alerts is expected");
        }
        List<KnownAlert> alerts = new ArrayList<>();
        for (JsonNode item : root) {
            alerts.add(alert(item, "[" + alerts.size() + "]"));
        }
        return alerts;
    }

    private static KnownAlert alert(JsonNode item, String where) {
        JsonNode status = item.path("status");
        Alert alert = new Alert(
                Webhook.text(item, "fingerprint", where),
                Alert.Status.FIRING,
                Webhook.texts(item, "labels", where),
                item.path("annotations").isObject() ? Webhook.texts(item, "annotations", where) : Map.of(),
                Webhook.instant(item, "startsAt", where),
                Optional.empty());
        return new KnownAlert(
                alert,
                !status.path("silencedBy").isEmpty(),
                !status.path("inhibitedBy").isEmpty());
    }

    static String version(byte[] body) {
        return JsonMapper.shared()
                .readTree(body)
                .path("versionInfo")
                .path("version")
                .asString("of unknown version");
    }
}
