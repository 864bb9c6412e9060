package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.f5.ConfigSyncAlarms;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which F5 pairs have changes of ours on one unit only, and why. */
public final class SyncAlarms implements ConfigSyncAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(SyncAlarms.class);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    @Override
    public void heldBack(String connection, String reason) {
        if (!reason.equals(reasons.put(connection, reason))) {
            LOG.warn(
                    "F5 {}: our changes are on the active unit only: {}; tried again until it works",
                    connection,
                    reason);
        }
    }

    @Override
    public void cleared(String connection) {
        if (reasons.remove(connection) != null) {
            LOG.info("F5 {}: both units have our changes again", connection);
        }
    }

    /** The reason by connection. */
    public Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
