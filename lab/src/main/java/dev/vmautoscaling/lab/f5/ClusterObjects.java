package dev.vmautoscaling.lab.f5;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Devices and groups (fixtures device-collection-*, device-group-*, traffic-group-collection-16.0). */
final class ClusterObjects {

    private final Cluster cluster;

    ClusterObjects(Cluster cluster) {
        this.cluster = cluster;
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

    ArrayNode devices() {
        ArrayNode rows = Json.object().arrayNode();
        cluster.devices().forEach(device -> rows.add(device(device)));
        return rows;
    }

    private ObjectNode device(Cluster.Device device) {
        boolean isSelf = device.equals(cluster.self());
        ObjectNode row = row("device", device.hostname())
                .put("alternateIp", "none")
                .put("baseMac", "02:00:00:00:00:01")
                .put("build", "0.0.12")
                .put("chassisId", "lab")
                .put("chassisType", "individual")
                .put("configsyncIp", device.managementIp())
                .put("edition", "Final")
                .put("failoverState", isSelf == cluster.isActive() ? "active" : "standby")
                .put("haCapacity", 0)
                .put("hostname", device.hostname())
                .put("managementIp", device.managementIp())
                .put("marketingName", "BIG-IP Virtual Edition")
                .put("mgmtUnicastMode", "both")
                .put("mirrorIp", "any6")
                .put("mirrorSecondaryIp", "any6")
                .put("multicastIp", "any6")
                .put("multicastPort", 0)
                .put("platformId", "Z100")
                .put("product", "BIG-IP")
                // facts 2: a string, not a boolean
                .put("selfDevice", Boolean.toString(isSelf))
                .put("timeZone", "UTC")
                .put("version", Links.VERSION);
        row.putArray("activeModules").add("LTM, lab");
        row.putArray("optionalModules").add("none");
        if (isSelf) {
            row.put("cert", "/Common/dtdi.crt").set("certReference", Links.reference("cm/cert/~Common~dtdi.crt"));
            row.put("key", "/Common/dtdi.key").set("keyReference", Links.reference("cm/key/~Common~dtdi.key"));
        }
        return row;
    }

    /** facts 5: the one of type sync-failover is the one to sync. */
    ArrayNode groups(boolean expand) {
        ArrayNode rows = Json.object().arrayNode();
        rows.add(group("device_trust_group", "sync-only", true, expand));
        if (!cluster.isStandalone()) {
            Cluster.Membership membership = cluster.membership();
            rows.add(group(membership.name(), "sync-failover", membership.autoSync(), expand));
        }
        return rows;
    }

    private ObjectNode group(String name, String type, boolean autoSync, boolean expand) {
        ObjectNode devices = Links.subCollection("cm/device-group/~Common~" + name + "/devices");
        if (expand) {
            devices.set("items", groupDevices(name).path("items"));
        }
        return row("device-group", name)
                .put("asmSync", "disabled")
                .put("autoSync", autoSync ? "enabled" : "disabled")
                .put("fullLoadOnSync", "false")
                .put("incrementalConfigSyncSizeMax", 1024)
                .put("networkFailover", type.equals("sync-failover") ? "enabled" : "disabled")
                .put("saveOnAutoSync", "false")
                .put("type", type)
                .set("devicesReference", devices);
    }

    ObjectNode groupDevices(String group) {
        String uri = "cm/device-group/~Common~" + group + "/devices";
        ArrayNode rows = Json.object().arrayNode();
        for (Cluster.Device device : cluster.devices()) {
            rows.add(row("device", device.hostname())
                    .put("kind", "tm:cm:device-group:devices:devicesstate")
                    .put("selfLink", Links.self(uri + "/~Common~" + device.hostname()))
                    .set("nameReference", Links.reference("cm/device/~Common~" + device.hostname())));
        }
        return Json.object()
                .put("kind", "tm:cm:device-group:devices:devicescollectionstate")
                .put("selfLink", Links.self(uri))
                .set("items", rows);
    }

    ArrayNode trafficGroups() {
        return Json.object()
                .arrayNode()
                .add(trafficGroup("traffic-group-1", true, 1))
                .add(trafficGroup("traffic-group-local-only", false, 0));
    }

    private static ObjectNode trafficGroup(String name, boolean isFloating, int unit) {
        return row("traffic-group", name)
                .put("autoFailbackEnabled", "false")
                .put("autoFailbackTime", 60)
                .put("failoverMethod", "ha-order")
                .put("haLoadFactor", 1)
                .put("isFloating", Boolean.toString(isFloating))
                .put("mac", "none")
                .put("unitId", unit)
                .set("monitor", Json.object());
    }
}
