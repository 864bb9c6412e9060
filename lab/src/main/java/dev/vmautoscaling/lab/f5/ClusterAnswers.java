package dev.vmautoscaling.lab.f5;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything below {@code /mgmt/tm/cm} (facts 5; fixtures device-*, sync-status-*, traffic-group-*). */
final class ClusterAnswers {

    private final Cluster cluster;

    ClusterAnswers(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Answers a call.
     *
     * @param path the segments below {@code cm}
     */
    Reply.Answer answer(Call call, List<String> path) {
        String resource = String.join("/", path);
        if (call.method().equals("POST") && (resource.isEmpty() || resource.equals("config-sync"))) {
            return Reply.ok(run(call.json(), !resource.isEmpty()));
        }
        if (!call.method().equals("GET")) {
            throw Errors.verb(call.method(), call.rawPath());
        }
        return Reply.ok(
                switch (resource) {
                    case "device" -> collection("device", devices());
                    case "device-group" -> collection("device-group", groups(call.asks("expandSubcollections")));
                    case "traffic-group" -> collection("traffic-group", trafficGroups());
                    case "sync-status" -> syncStatus();
                    case "failover-status" -> failoverStatus();
                    case "traffic-group/stats", "traffic-group/~Common~traffic-group-1/stats" -> trafficGroupStats();
                    default -> named(call, path);
                });
    }

    /** {@code bigip-failover-state}: what the device thought when it last polled itself. */
    ObjectNode failoverState() {
        ObjectNode answer = Json.object()
                .put("isEnabled", true)
                .put("pollCyclePeriodMillis", 3_600_000)
                .put("nextPollTime", "2030-01-01T00:00:00.000+0000");
        if (!cluster.isStandalone()) {
            answer.put("networkFailoverDeviceGroup", cluster.membership().name());
        }
        return answer.put("failoverState", word(cluster.isActive()))
                .put("generation", 0)
                .put("lastUpdateMicros", 0);
    }

    private ObjectNode named(Call call, List<String> path) {
        ArrayNode rows = switch (path.getFirst()) {
            case "device" -> devices();
            case "device-group" -> groups(call.asks("expandSubcollections"));
            case "traffic-group" -> trafficGroups();
            default -> throw Errors.notRegistered(call.rawPath(), call.peer());
        };
        String wanted = ObjectPath.ofSegment(path.get(1)).toString();
        for (var row : rows) {
            if (row instanceof ObjectNode object
                    && Paths.text(object, "fullPath").equals(wanted)) {
                return path.size() == 3 && path.get(2).equals("devices") ? groupDevices() : object;
            }
        }
        throw Errors.notFound(path.getFirst().replace('-', ' '), wanted);
    }

    /** facts 5, both ways to ask for a sync; the answer only echoes (fixture config-sync-run-response). */
    private ObjectNode run(ObjectNode body, boolean asResource) {
        String arguments = asResource
                ? "config-sync to-group "
                        + body.path("options").path(0).path("to-group").asString("")
                : body.path("utilCmdArgs").asString("");
        String[] words = arguments.strip().split("\\s+", -1);
        if (words.length >= 3 && words[0].equals("config-sync") && words[words.length - 2].equals("to-group")) {
            cluster.sync(words[words.length - 1]);
        }
        ObjectNode answer = Json.object().put("kind", asResource ? "tm:cm:config-sync:runstate" : "tm:cm:runstate");
        answer.setAll(body);
        return answer.put("command", "run");
    }

    private static ObjectNode collection(String resource, ArrayNode rows) {
        ObjectNode answer = Json.object()
                .put("kind", "tm:cm:%s:%scollectionstate".formatted(resource, resource))
                .put("selfLink", Links.self("cm/" + resource));
        return rows.isEmpty() ? answer : answer.set("items", rows);
    }

    private static ObjectNode row(String resource, String name) {
        return Json.object()
                .put("kind", "tm:cm:%s:%sstate".formatted(resource, resource))
                .put("name", name)
                .put("partition", "Common")
                .put("fullPath", "/Common/" + name)
                .put("generation", 1)
                .put("selfLink", Links.self("cm/" + resource + "/~Common~" + name));
    }

    private ArrayNode devices() {
        ArrayNode rows = Json.object().arrayNode();
        for (Cluster.Device device : cluster.devices()) {
            boolean isSelf = device.equals(cluster.self());
            ObjectNode row = row("device", device.hostname())
                    .put("baseMac", "02:00:00:00:00:01")
                    .put("build", "0.0.12")
                    .put("chassisId", "lab")
                    .put("chassisType", "individual")
                    .put("configsyncIp", device.managementIp())
                    .put("edition", "Final")
                    .put("failoverState", word(isSelf == cluster.isActive()))
                    .put("haCapacity", 0)
                    .put("hostname", device.hostname())
                    .put("managementIp", device.managementIp())
                    .put("marketingName", "BIG-IP Virtual Edition")
                    .put("mirrorIp", device.managementIp())
                    .put("mirrorSecondaryIp", "any6")
                    .put("multicastIp", "any6")
                    .put("multicastPort", 0)
                    .put("platformId", "Z100")
                    .put("product", "BIG-IP")
                    // facts 2: a string, not a boolean
                    .put("selfDevice", Boolean.toString(isSelf))
                    .put("timeZone", "UTC")
                    .put("version", Links.VERSION);
            row.putArray("activeModules");
            row.putArray("optionalModules");
            rows.add(row);
        }
        return rows;
    }

    private ArrayNode groups(boolean expand) {
        ArrayNode rows = Json.object().arrayNode();
        rows.add(group("device_trust_group", "sync-only", true, expand));
        if (!cluster.isStandalone()) {
            rows.add(group(
                    cluster.membership().name(),
                    "sync-failover",
                    cluster.membership().autoSync(),
                    expand));
        }
        return rows;
    }

    private ObjectNode group(String name, String type, boolean autoSync, boolean expand) {
        ObjectNode group = row("device-group", name)
                .put("asmSync", "disabled")
                .put("autoSync", autoSync ? "enabled" : "disabled")
                .put("fullLoadOnSync", "false")
                .put("incrementalConfigSyncSizeMax", 1024)
                .put("networkFailover", type.equals("sync-failover") ? "enabled" : "disabled")
                .put("saveOnAutoSync", "false")
                .put("type", type);
        ObjectNode devices = Links.subCollection("cm/device-group/~Common~" + name + "/devices");
        if (expand) {
            devices.set("items", groupDevices().path("items"));
        }
        return group.set("devicesReference", devices);
    }

    private ObjectNode groupDevices() {
        ArrayNode rows = Json.object().arrayNode();
        cluster.devices()
                .forEach(device -> rows.add(row("device-group:devices", device.hostname())
                        .put("kind", "tm:cm:device-group:devices:devicesstate")));
        return Json.object()
                .put("kind", "tm:cm:device-group:devices:devicescollectionstate")
                .set("items", rows);
    }

    private ArrayNode trafficGroups() {
        ArrayNode rows = Json.object().arrayNode();
        rows.add(trafficGroup("traffic-group-1", true, 1)).add(trafficGroup("traffic-group-local-only", false, 0));
        return rows;
    }

    private static ObjectNode trafficGroup(String name, boolean isFloating, int unit) {
        ObjectNode row = row("traffic-group", name)
                .put("autoFailbackEnabled", "false")
                .put("autoFailbackTime", 60)
                .put("failoverMethod", "ha-order")
                .put("haLoadFactor", 1)
                .put("isFloating", Boolean.toString(isFloating))
                .put("mac", "none");
        row.putObject("monitor");
        return row.put("unitId", unit);
    }

    private ObjectNode trafficGroupStats() {
        ObjectNode answer = Json.object()
                .put("kind", "tm:cm:traffic-group:traffic-groupstats")
                .put("generation", 1)
                .put("selfLink", Links.self("cm/traffic-group/~Common~traffic-group-1/stats"));
        ObjectNode entries = answer.putObject("entries");
        for (Cluster.Device device : cluster.devices()) {
            String uri = "cm/traffic-group/~Common~traffic-group-1/~Common~traffic-group-1:~Common~" + device.hostname()
                    + "/stats";
            boolean isActive = device.equals(cluster.self()) == cluster.isActive();
            entries.putObject(Links.key(uri))
                    .putObject("nestedStats")
                    .put("kind", "tm:cm:traffic-group:traffic-groupstats")
                    .put("selfLink", Links.self(uri))
                    .set(
                            "entries",
                            descriptions(
                                    "activeReason",
                                    "-",
                                    "deviceName",
                                    "/Common/" + device.hostname(),
                                    "failoverState",
                                    word(isActive),
                                    "nextActive",
                                    Boolean.toString(!isActive),
                                    "previousActive",
                                    "false",
                                    "trafficGroup",
                                    "/Common/traffic-group-1"));
        }
        return answer;
    }

    /** fixture sync-status-standalone-16.0; the words of facts 5 for a pair. */
    private ObjectNode syncStatus() {
        String status = cluster.status();
        boolean isPending = status.equals("Changes Pending");
        String details = switch (status) {
            case "Standalone" -> "Optional action: Add a device to the trust domain";
            case "Changes Pending" ->
                "Recommended action: Synchronize %s to group %s"
                        .formatted(
                                cluster.self().hostname(), cluster.membership().name());
            default ->
                "%s (%s): All devices in the device group are in sync"
                        .formatted(cluster.membership().name(), status);
        };
        return status(
                "sync-status",
                "syncStatus",
                details,
                descriptions(
                        "color",
                        isPending ? "yellow" : "green",
                        "mode",
                        cluster.isStandalone() ? "standalone" : "high-availability",
                        "status",
                        status,
                        "summary",
                        cluster.isStandalone() ? " " : status));
    }

    private ObjectNode failoverStatus() {
        boolean isActive = cluster.isActive();
        return status(
                "failover-status",
                "failoverStatus",
                isActive ? "active for /Common/traffic-group-1" : "standby for /Common/traffic-group-1",
                descriptions(
                        "color",
                        isActive ? "green" : "gray",
                        "status",
                        isActive ? "ACTIVE" : "STANDBY",
                        "summary",
                        isActive ? "1/1 active" : "1/1 standby"));
    }

    /** facts 5: the details are keyed by a link in camel case. */
    private static ObjectNode status(String resource, String camel, String details, ObjectNode entries) {
        String inner = "cm/" + camel + "/0/details";
        ObjectNode all = Json.object();
        entries.properties().forEach(entry -> {
            all.set(entry.getKey(), entry.getValue());
            if (entry.getKey().equals("color")) {
                all.putObject(Links.key(inner))
                        .putObject("nestedStats")
                        .putObject("entries")
                        .putObject(Links.key(inner + "/0"))
                        .putObject("nestedStats")
                        .set("entries", descriptions("details", details));
            }
        });
        ObjectNode answer = Json.object()
                .put("kind", "tm:cm:%s:%sstats".formatted(resource, resource))
                .put("selfLink", Links.self("cm/" + resource));
        answer.putObject("entries")
                .putObject(Links.key("cm/" + resource + "/0"))
                .putObject("nestedStats")
                .set("entries", all);
        return answer;
    }

    static ObjectNode descriptions(String... keysAndTexts) {
        ObjectNode entries = Json.object();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            entries.putObject(keysAndTexts[i]).put("description", keysAndTexts[i + 1]);
        }
        return entries;
    }

    private static String word(boolean isActive) {
        return isActive ? "active" : "standby";
    }
}
