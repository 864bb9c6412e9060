package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.group.Protection;
import dev.vmautoscaling.domain.group.RuleOptions;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Configs as text. One that was stored by an earlier version lacks what was added since, and then has these values there. */
final class StoredConfig {
    private static final Map<String, Object> ADDED_SINCE = Map.of(
            "labels", VmLabels.NONE,
            "monitoring",
                    Map.of(
                            "profile",
                            AlertProfile.STANDARD,
                            "responseTimes",
                            Monitoring.USUAL_RESPONSE_TIMES,
                            "rules",
                            RuleOptions.PRESET),
            "protection", Protection.NONE);

    private StoredConfig() {}

    static GroupConfig read(Database database, String text) {
        JsonNode stored = database.json().readTree(text);
        if (stored instanceof ObjectNode config) {
            complete(config, database.json().<ObjectNode>valueToTree(ADDED_SINCE));
        }
        return database.json().treeToValue(stored, GroupConfig.class);
    }

    private static void complete(ObjectNode config, ObjectNode added) {
        added.propertyStream().forEach(property -> {
            JsonNode there = config.get(property.getKey());
            if (there == null) {
                config.set(property.getKey(), property.getValue());
            } else if (there instanceof ObjectNode part && property.getValue() instanceof ObjectNode more) {
                complete(part, more);
            }
        });
    }
}
