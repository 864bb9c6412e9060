package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Result;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /job/NAME/12/…} (facts 2.1 and 2.3). */
final class BuildAnswers {

    private final Controller controller;
    private final Documents documents;

    BuildAnswers(Controller controller, Documents documents) {
        this.controller = controller;
        this.documents = documents;
    }

    Reply.Answer answer(Request request, Build build, List<String> rest, User user) {
        return switch (String.join("/", rest)) {
            case "api/json" -> {
                JsonNode whole = documents.build(build);
                yield Reply.ok(Tree.of(request).map(tree -> tree.prune(whole)).orElse(whole));
            }
            case "logText/progressiveText" -> progressive(request, build);
            // where stopping it sends the caller (trap 12)
            case "" ->
                Reply.text(
                        "text/html;charset=utf-8", "<html><head><title>#" + build.number() + "</title></head></html>");
            case "buildNumber" -> Reply.text("text/plain;charset=utf-8", String.valueOf(build.number()));
            case "consoleText" ->
                Reply.text("text/plain;charset=utf-8", build.log().whole());
            case "wfapi/describe", "wfapi" -> describe(build);
            case "stop", "term", "kill" -> end(request, build, rest.getFirst(), user);
            default -> throw Pages.notFound();
        };
    }

    // the size is that of the log as it lies on the disk, the text has other line ends
    private static Reply.Answer progressive(Request request, Build build) {
        int start = request.parameter("start").map(BuildAnswers::number).orElse(0);
        boolean more = build.isBuilding();
        int size = build.log().size();
        Reply.Answer answer = Reply.text(
                        "text/plain;charset=utf-8", build.log().from(start).replace("\n", "\r\n"))
                .with("X-Text-Size", String.valueOf(size));
        return more ? answer.with("X-More-Data", "true") : answer;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    // facts 2.1: each is stronger; the second of three differs only for what does not react to the first
    private Reply.Answer end(Request request, Build build, String how, User user) {
        Access.require(user, Permission.ITEM_CANCEL, request);
        if (!request.isPost()) {
            throw Pages.onlyPost();
        }
        if (build.isBuilding() && how.equals("kill")) {
            build.run().kill();
        } else if (build.isBuilding()) {
            build.run().stop(user.name());
        }
        return Reply.redirect(controller.url() + build.path().substring(1));
    }

    private Reply.Answer describe(Build build) {
        if (!controller.plugins().has(Plugins.STAGE_VIEW)) {
            throw Pages.notFound();
        }
        String self = build.path() + "wfapi/describe";
        long start = build.startedAt().toEpochMilli();
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.putObject("_links").putObject("self").put("href", self);
        node.put("id", String.valueOf(build.number()))
                .put("name", "#" + build.number())
                .put("status", word(build))
                .put("startTimeMillis", start)
                .put("endTimeMillis", start + build.soFar().toMillis())
                .put("durationMillis", build.soFar().toMillis())
                .put("queueDurationMillis", build.inQueue().toMillis())
                .put("pauseDurationMillis", 0);
        ArrayNode stages = node.putArray("stages");
        build.stages().all().forEach(stage -> stages.add(stage(build, stage)));
        return Reply.ok(node);
    }

    private static String word(Build build) {
        return build.result().map(Result::stageWord).orElse("IN_PROGRESS");
    }

    private ObjectNode stage(Build build, Stages.Stage stage) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.putObject("_links")
                .putObject("self")
                .put("href", build.path() + "execution/node/" + stage.id() + "/wfapi/describe");
        node.put("id", String.valueOf(stage.id()))
                .put("name", stage.name())
                .put("execNode", "")
                .put("status", stage.status().map(Result::stageWord).orElse("IN_PROGRESS"));
        if (!stage.error().isEmpty()) {
            node.putObject("error").put("message", stage.error()).put("type", "hudson.AbortException");
        }
        long lasted = stage.status().isPresent()
                ? stage.duration().toMillis()
                : controller.clock().instant().toEpochMilli()
                        - stage.startedAt().toEpochMilli();
        return node.put("startTimeMillis", stage.startedAt().toEpochMilli())
                .put("durationMillis", lasted)
                .put("pauseDurationMillis", 0);
    }
}
