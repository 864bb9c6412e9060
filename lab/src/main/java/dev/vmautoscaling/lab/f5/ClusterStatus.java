package dev.vmautoscaling.lab.f5;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Who is active and what is in sync (facts 5; fixtures sync-status-*, traffic-group-stats-*, device-group-stats-*). */
final class ClusterStatus {

    private final Cluster cluster;

    ClusterStatus(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Fixture sync-status-standalone-16.0; for a group the words of facts 5. */
    ObjectNode sync() {
        String status = cluster.statusRead();
        String group = cluster.membership().name();
        String details = switch (status) {
            case "Standalone" -> "Optional action: Add a device to the trust domain";
            case "Changes Pending" ->
                "Recommended action: Synchronize %s to group %s"
                        .formatted(cluster.self().hostname(), group);
            default -> "%s (%s): All devices in the device group are in sync".formatted(group, status);
        };
        return status(
                "sync-status",
                "syncStatus",
                details,
                Map.of(
                        "color", status.equals("Changes Pending") ? "yellow" : "green",
                        "mode", cluster.isStandalone() ? "standalone" : "high-availability",
                        "status", status,
                        "summary", cluster.isStandalone() ? " " : status));
    }

    /** facts 5, failover-status */
    ObjectNode failover() {
        boolean isActive = cluster.isActive();
        return status(
                "failover-status",
                "failoverStatus",
                (isActive ? "active" : "standby") + " for /Common/traffic-group-1",
                Map.of(
                        "color", isActive ? "green" : "gray",
                        "status", isActive ? "ACTIVE" : "STANDBY",
                        "summary", isActive ? "1/1 active" : "1/1 standby"));
    }

    /** {@code shared/bigip-failover-state} (fixture bigip-failover-state) */
    ObjectNode polled() {
        return Json.object()
                .put("isEnabled", true)
                .put("pollCyclePeriodMillis", 3_600_000)
                .put("nextPollTime", "2030-01-01T00:00:00.000+0000")
                .put("networkFailoverDeviceGroup", cluster.membership().name())
                .put("failoverState", cluster.isActive() ? "active" : "standby")
                .put("generation", 0)
                .put("lastUpdateMicros", 0);
    }

    /** The statistics of a traffic group: a row for each device. */
    ObjectNode trafficGroup(String name) {
        ObjectNode answer = answer("traffic-group", "cm/traffic-group/~Common~" + name + "/stats")
                .put("generation", 1);
        ObjectNode entries = answer.putObject("entries");
        for (Cluster.Device device : cluster.devices()) {
            boolean isActive = device.equals(cluster.self()) == cluster.isActive();
            nest(
                    entries,
                    "traffic-group",
                    name,
                    device,
                    Map.of(
                            "activeReason",
                            "-",
                            "deviceName",
                            "/Common/" + device.hostname(),
                            "failoverState",
                            isActive ? "active" : "standby",
                            "nextActive",
                            Boolean.toString(!isActive),
                            "previousActive",
                            "false",
                            "trafficGroup",
                            "/Common/" + name));
        }
        return answer;
    }

    /** The statistics of a device group: a row for each device. */
    ObjectNode group(String name) {
        ObjectNode answer = answer("device-group", "cm/device-group/~Common~" + name + "/stats");
        ObjectNode entries = answer.putObject("entries");
        for (Cluster.Device device : cluster.devices()) {
            String path = "/Common/" + device.hostname();
            nest(
                    entries,
                    "device-group",
                    name,
                    device,
                    Map.of(
                            "commitIdOriginator",
                            path,
                            "commitIdTime",
                            "2026-01-01T00:00:00.000Z",
                            "device",
                            path,
                            "devicegroup",
                            "/Common/" + name,
                            "lastSyncType",
                            "none",
                            "lssOriginator",
                            path,
                            "lssTime",
                            "2026-01-01T00:00:00.000Z",
                            "timeSinceLastSync",
                            "-"));
        }
        return answer;
    }

    private static ObjectNode answer(String resource, String uri) {
        return Json.object()
                .put("kind", "tm:cm:%s:%sstats".formatted(resource, resource))
                .put("selfLink", Links.self(uri));
    }

    private static void nest(
            ObjectNode entries, String resource, String name, Cluster.Device device, Map<String, String> values) {
        String uri = "cm/%s/~Common~%s/~Common~%s:~Common~%s/stats".formatted(resource, name, name, device.hostname());
        ObjectNode row = answer(resource, uri);
        row.set("entries", descriptions(values));
        entries.putObject(Links.key(uri)).set("nestedStats", row);
    }

    /** facts 5: the details are keyed by a link in camel case. */
    private static ObjectNode status(String resource, String camel, String details, Map<String, String> values) {
        String inner = "cm/" + camel + "/0/details";
        ObjectNode entries = descriptions(values);
        entries.putObject(Links.key(inner))
                .putObject("nestedStats")
                .putObject("entries")
                .putObject(Links.key(inner + "/0"))
                .putObject("nestedStats")
                .set("entries", descriptions(Map.of("details", details)));
        ObjectNode answer = answer(resource, "cm/" + resource);
        answer.putObject("entries")
                .putObject(Links.key("cm/" + resource + "/0"))
                .putObject("nestedStats")
                .set("entries", entries);
        return answer;
    }

    static ObjectNode descriptions(Map<String, String> values) {
        ObjectNode entries = Json.object();
        new TreeMap<>(values).forEach((key, text) -> entries.putObject(key).put("description", text));
        return entries;
    }
}
