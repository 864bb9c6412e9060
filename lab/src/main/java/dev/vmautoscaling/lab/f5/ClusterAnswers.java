package dev.vmautoscaling.lab.f5;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything below {@code /mgmt/tm/cm} (facts 5): which object or status a path means. */
final class ClusterAnswers {

    private final Cluster cluster;
    private final ClusterObjects objects;
    private final ClusterStatus status;

    ClusterAnswers(Cluster cluster) {
        this.cluster = cluster;
        objects = new ClusterObjects(cluster);
        status = new ClusterStatus(cluster);
    }

    ClusterStatus status() {
        return status;
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
                    case "sync-status" -> status.sync();
                    case "failover-status" -> status.failover();
                    case "device", "device-group", "traffic-group" -> collection(resource, rows(call, resource));
                    default -> named(call, path);
                });
    }

    private ArrayNode rows(Call call, String resource) {
        return switch (resource) {
            case "device" -> objects.devices();
            case "device-group" -> objects.groups(call.asks("expandSubcollections"));
            case "traffic-group" -> objects.trafficGroups();
            default -> throw Errors.notRegistered(call.rawPath(), call.peer());
        };
    }

    private static ObjectNode collection(String resource, ArrayNode rows) {
        return Json.object()
                .put("kind", "tm:cm:%s:%scollectionstate".formatted(resource, resource))
                .put("selfLink", Links.self("cm/" + resource))
                .set("items", rows);
    }

    private JsonNode named(Call call, List<String> path) {
        ArrayNode rows = rows(call, path.isEmpty() ? "" : path.getFirst());
        ObjectPath wanted = ObjectPath.ofSegment(path.get(1));
        JsonNode found = rows.values().stream()
                .filter(row -> row.path("fullPath").asString("").equals(wanted.toString()))
                .findFirst()
                .orElseThrow(() -> Errors.notFound(path.getFirst().replace('-', ' '), wanted.toString()));
        if (path.size() == 2) {
            return found;
        }
        return switch (path.getFirst() + "/" + path.get(2)) {
            case "device-group/devices" -> objects.groupDevices(wanted.name());
            case "device-group/stats" -> status.group(wanted.name());
            case "traffic-group/stats" -> status.trafficGroup(wanted.name());
            default -> throw Errors.notRegistered(call.rawPath(), call.peer());
        };
    }

    /** facts 5, both ways to ask for a sync; the answer only echoes (fixture config-sync-run-response). */
    private ObjectNode run(ObjectNode body, boolean asResource) {
        String arguments = asResource
                ? "config-sync to-group "
                        + body.path("options").path(0).path("to-group").asString("")
                : body.path("utilCmdArgs").asString("");
        List<String> words = List.of(arguments.strip().split("\\s+", -1));
        int group = words.indexOf("to-group") + 1;
        if (words.contains("config-sync") && group > 0 && group < words.size()) {
            cluster.sync(words.get(group));
        }
        ObjectNode answer = Json.object().put("kind", asResource ? "tm:cm:config-sync:runstate" : "tm:cm:runstate");
        answer.setAll(body);
        return answer.put("command", "run");
    }
}
