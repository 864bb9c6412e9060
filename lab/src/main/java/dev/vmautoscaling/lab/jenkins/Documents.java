package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Result;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON documents of items, builds and the queue (facts 2.1 and 2.2). */
final class Documents {

    private static final String RUN = "org.jenkinsci.plugins.workflow.job.WorkflowRun";
    private static final int BUILDS_SHOWN = 100;

    private final Controller controller;

    Documents(Controller controller) {
        this.controller = controller;
    }

    static ObjectNode object(String type) {
        return JsonMapper.shared().createObjectNode().put("_class", type);
    }

    /** {@code GET /api/json} */
    ObjectNode root() {
        ObjectNode root = object("hudson.model.Hudson")
                .put("mode", "NORMAL")
                .put("nodeDescription", "the Jenkins controller's built-in node")
                .put("nodeName", "")
                .put("numExecutors", 0)
                .putNull("description");
        items(root.putArray("jobs"), controller.root());
        root.set("primaryView", view());
        return root.put("quietingDown", controller.isQuietingDown())
                .put("slaveAgentPort", -1)
                .put("url", controller.url())
                .put("useCrumbs", true)
                .put("useSecurity", true)
                .set("views", JsonMapper.shared().createArrayNode().add(view()));
    }

    private ObjectNode view() {
        return object("hudson.model.AllView").put("name", "all").put("url", controller.url());
    }

    // with all that is in folders; who asks without a tree is shown less by the router
    private void items(ArrayNode array, Folder folder) {
        for (Item item : folder.items()) {
            ObjectNode node = array.addObject()
                    .put("_class", item.type())
                    .put("name", item.name())
                    .put("fullName", item.fullName())
                    .put("url", url(item));
            switch (item) {
                case Job job ->
                    node.put("color", job.color())
                            .put("buildable", !job.config().disabled());
                case Folder inner -> items(node.putArray("jobs"), inner);
            }
        }
    }

    private String url(Item item) {
        return controller.url() + item.path().substring(1);
    }

    /** {@code GET /job/NAME/api/json} */
    ObjectNode item(Item item) {
        return switch (item) {
            case Job job -> job(job);
            case Folder folder -> {
                ObjectNode node = named(folder);
                items(node.putArray("jobs"), folder);
                node.putArray("views").add(view());
                yield node;
            }
        };
    }

    private ObjectNode named(Item item) {
        ObjectNode node = object(item.type());
        node.putArray("actions");
        return node.put("description", item instanceof Job job ? job.config().description() : "")
                .put("displayName", item.name())
                .putNull("displayNameOrNull")
                .put("fullDisplayName", item.fullName().replace("/", " » "))
                .put("fullName", item.fullName())
                .put("name", item.name())
                .put("url", url(item));
    }

    private ObjectNode job(Job job) {
        ObjectNode node = named(job)
                .put("buildable", !job.config().disabled())
                .put("disabled", job.config().disabled())
                .put("color", job.color())
                .put("concurrentBuild", job.config().concurrent())
                .put("inQueue", controller.queue().waiting(job).isPresent())
                .put("keepDependencies", false)
                .put("nextBuildNumber", job.nextBuildNumber())
                .put("resumeBlocked", false);
        controller
                .queue()
                .waiting(job)
                .ifPresentOrElse(item -> node.set("queueItem", queueItem(item)), () -> node.putNull("queueItem"));
        ArrayNode builds = node.putArray("builds");
        job.builds().stream().limit(BUILDS_SHOWN).forEach(build -> builds.add(build(build)));
        node.putArray("healthReport");
        node.putArray("property");
        milestones(node, job);
        return node;
    }

    private void milestones(ObjectNode node, Job job) {
        reference(
                node,
                "firstBuild",
                job.builds().isEmpty()
                        ? Optional.empty()
                        : Optional.of(job.builds().getLast()));
        reference(node, "lastBuild", job.lastBuild());
        Map.<String, java.util.function.Predicate<Result>>of(
                        "lastCompletedBuild",
                        any -> true,
                        "lastFailedBuild",
                        Result.FAILURE::equals,
                        "lastStableBuild",
                        Result.SUCCESS::equals,
                        "lastSuccessfulBuild",
                        result -> result.compareTo(Result.UNSTABLE) <= 0,
                        "lastUnstableBuild",
                        Result.UNSTABLE::equals,
                        "lastUnsuccessfulBuild",
                        result -> result != Result.SUCCESS)
                .forEach((name, fits) -> reference(
                        node,
                        name,
                        job.builds().stream()
                                .filter(build -> build.result().filter(fits).isPresent())
                                .findFirst()));
    }

    private void reference(ObjectNode node, String name, Optional<Build> build) {
        build.ifPresentOrElse(found -> node.set(name, build(found)), () -> node.putNull(name));
    }

    /** {@code GET /job/NAME/12/api/json} */
    ObjectNode build(Build build) {
        ObjectNode node = object(RUN);
        actions(node.putArray("actions"), build.wish());
        node.putArray("artifacts");
        node.putArray("changeSets");
        node.putArray("culprits");
        return node.put("building", build.isBuilding())
                .putNull("description")
                .put("displayName", "#" + build.number())
                .put("duration", build.duration().toMillis())
                .put("estimatedDuration", -1)
                .putNull("executor")
                .put("fullDisplayName", build.job().fullName().replace("/", " » ") + " #" + build.number())
                .put("id", String.valueOf(build.number()))
                .put("inProgress", build.isBuilding())
                .put("keepLog", false)
                .putNull("nextBuild")
                .put("number", build.number())
                .putNull("previousBuild")
                .put("queueId", build.queueId())
                .put("result", build.result().map(Enum::name).orElse(null))
                .put("timestamp", build.startedAt().toEpochMilli())
                .put("url", controller.url() + build.path().substring(1));
    }

    private static void actions(ArrayNode actions, QueueItem.Wish wish) {
        actions.addObject()
                .put("_class", "hudson.model.CauseAction")
                .putArray("causes")
                .addObject()
                .put("_class", "hudson.model.Cause")
                .put("shortDescription", wish.cause());
        if (!wish.parameters().isEmpty()) {
            ArrayNode parameters = actions.addObject()
                    .put("_class", "hudson.model.ParametersAction")
                    .putArray("parameters");
            wish.parameters()
                    .forEach((name, value) -> parameters
                            .addObject()
                            .put("_class", "hudson.model.StringParameterValue")
                            .put("name", name)
                            .put("value", value));
        }
    }

    /** {@code GET /queue/item/39/api/json} (facts 2.2) */
    ObjectNode queueItem(QueueItem item) {
        ObjectNode node = object("hudson.model.Queue$" + kind(item));
        node.putArray("actions");
        Job job = item.job();
        node.put("blocked", item.state() == QueueItem.State.BLOCKED)
                .put("buildable", false)
                .put("id", item.id())
                .put("inQueueSince", item.since().toEpochMilli())
                .put("params", parameters(item))
                .put("stuck", false)
                .put("url", "queue/item/" + item.id() + "/");
        node.set(
                "task",
                object(Job.TYPE).put("name", job.name()).put("url", url(job)).put("color", job.color()));
        switch (item.state()) {
            case WAITING -> node.put("why", controller.queue().why(item)).put("timestamp", millis(item.dueAt()));
            case BLOCKED -> node.put("why", item.why()).put("buildableStartMilliseconds", millis(item.dueAt()));
            case LEFT -> left(node, item);
        }
        return node;
    }

    private void left(ObjectNode node, QueueItem item) {
        node.putNull("why").put("cancelled", item.build().isEmpty());
        item.build()
                .ifPresentOrElse(
                        build -> node.set(
                                "executable",
                                object(RUN)
                                        .put("number", build.number())
                                        .put(
                                                "url",
                                                controller.url() + build.path().substring(1))),
                        () -> node.putNull("executable"));
    }

    private static String parameters(QueueItem item) {
        StringBuilder text = new StringBuilder();
        item.wish()
                .parameters()
                .forEach((name, value) ->
                        text.append('\n').append(name).append('=').append(value));
        return text.toString();
    }

    private static String kind(QueueItem item) {
        return switch (item.state()) {
            case WAITING -> "WaitingItem";
            case BLOCKED -> "BlockedItem";
            case LEFT -> "LeftItem";
        };
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
