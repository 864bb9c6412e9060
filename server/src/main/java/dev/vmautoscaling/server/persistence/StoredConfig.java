package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.group.Protection;
import dev.vmautoscaling.domain.group.RuleOptions;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final int MOST = 5_000;
    /** The same text is always the same config, and every round of the evaluation reads those of all services. */
    private static final Map<String, GroupConfig> READ = new ConcurrentHashMap<>();

    private StoredConfig() {}

    static GroupConfig read(Database database, String text) {
        GroupConfig known = READ.get(text);
        if (known != null) {
            return known;
        }
        GroupConfig read = parsed(database, text);
        if (READ.size() >= MOST) {
            READ.clear();
        }
        READ.put(text, read);
        return read;
    }

    private static GroupConfig parsed(Database database, String text) {
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
