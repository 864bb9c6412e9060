package dev.vmautoscaling.adapters.f5;

import tools.jackson.databind.JsonNode;

/** What the units of a device group say about each other's configuration, in F5's words. */
record SyncStatus(String status, String mode) {
    /** For a role that may not ask. */
    static final SyncStatus UNSEEN = new SyncStatus("not visible to this role", "");

    static SyncStatus of(JsonNode answer) {
        Stats stats = Stats.firstOf(answer);
        return new SyncStatus(stats.text("status"), stats.text("mode"));
    }

    boolean isStandalone() {
        return mode.equalsIgnoreCase("standalone") || status.equalsIgnoreCase("Standalone");
    }

    boolean isInSync() {
        return status.equalsIgnoreCase("In Sync");
    }

    /** A transfer is under way: nothing can be said yet. */
    boolean isSyncing() {
        return status.equalsIgnoreCase("Syncing");
    }
}
