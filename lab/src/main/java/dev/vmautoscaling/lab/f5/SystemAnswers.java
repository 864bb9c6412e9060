package dev.vmautoscaling.lab.f5;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /mgmt/tm/sys}, partitions, and route domains: what clients of pools look at around them. */
final class SystemAnswers {

    private final World world;
    private final AtomicInteger savedGeneration = new AtomicInteger(-1);

    SystemAnswers(World world) {
        this.world = world;
    }

    /** Whether a reboot would lose changes (facts 5, save). */
    boolean hasUnsavedChanges() {
        return savedGeneration.get() != world.configuration().generation();
    }

    Reply.Answer system(Call call, List<String> path) {
        String resource = String.join("/", path);
        if (resource.equals("config") && call.method().equals("POST")) {
            savedGeneration.set(world.configuration().generation());
            // fixture sys-config-save-response
            return Reply.ok(Json.object()
                    .put("kind", "tm:sys:config:savestate")
                    .put("command", call.json().path("command").asString("save")));
        }
        if (!call.method().equals("GET")) {
            throw Errors.verb(call.method(), call.rawPath());
        }
        return switch (resource) {
            case "" ->
                Reply.ok(Json.object().put("kind", "tm:sys:syscollectionstate").put("selfLink", Links.self("sys")));
            case "available", "ready" -> Reply.ok(Json.object());
            case "version" -> Reply.ok(version());
            case "provision" -> Reply.ok(provision());
            default -> throw Errors.notRegistered(call.rawPath(), call.peer());
        };
    }

    /** fixture sys-version-16.0 */
    private static ObjectNode version() {
        ObjectNode answer =
                Json.object().put("kind", "tm:sys:version:versionstats").put("selfLink", Links.self("sys/version"));
        answer.putObject("entries")
                .putObject(Links.key("sys/version/0"))
                .putObject("nestedStats")
                .set(
                        "entries",
                        ClusterStatus.descriptions(Map.of(
                                "Build", "0.0.12",
                                "Date", "Tue Jun 23 18:31:26 PDT 2020",
                                "Edition", "Final",
                                "Product", "BIG-IP",
                                "Title", "Main Package",
                                "Version", Links.VERSION)));
        return answer;
    }

    /** fixture sys-provision-16.0, the one module that we are */
    private static ObjectNode provision() {
        ObjectNode answer = Json.object()
                .put("kind", "tm:sys:provision:provisioncollectionstate")
                .put("selfLink", Links.self("sys/provision"));
        answer.putArray("items")
                .addObject()
                .put("kind", "tm:sys:provision:provisionstate")
                .put("name", "ltm")
                .put("fullPath", "ltm")
                .put("generation", 1)
                .put("selfLink", Links.self("sys/provision/ltm"))
                .put("cpuRatio", 0)
                .put("diskRatio", 0)
                .put("level", "nominal")
                .put("memoryRatio", 0);
        return answer;
    }

    /** fixture auth-partition-collection-16.0 */
    Reply.Answer partitions(Call call, List<String> path) {
        if (!call.method().equals("GET")) {
            throw Errors.verb(call.method(), call.rawPath());
        }
        ArrayNode rows = Json.object().arrayNode();
        world.configuration().folders().forEach((folder, routeDomain) -> {
            String name = folder.substring(1);
            if (name.indexOf('/') < 0) {
                rows.addObject()
                        .put("kind", "tm:auth:partition:partitionstate")
                        .put("name", name)
                        .put("fullPath", name)
                        .put("generation", 1)
                        .put("selfLink", Links.self("auth/partition/" + name))
                        .put("defaultRouteDomain", routeDomain);
            }
        });
        if (path.isEmpty()) {
            return Reply.ok(Json.object()
                    .put("kind", "tm:auth:partition:partitioncollectionstate")
                    .put("selfLink", Links.self("auth/partition"))
                    .set("items", rows));
        }
        for (var row : rows) {
            if (row.path("name").asString("").equals(path.getFirst())) {
                return Reply.ok(row);
            }
        }
        throw Errors.notFound("Partition", path.getFirst());
    }
}
