package dev.vmautoscaling.lab.jenkins;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /queue/…} (facts 2.1 and 2.2). */
final class QueueAnswers {

    private final Controller controller;
    private final Documents documents;

    QueueAnswers(Controller controller, Documents documents) {
        this.controller = controller;
        this.documents = documents;
    }

    Reply.Answer answer(Request request, List<String> rest, User user) {
        controller.queue().maintain();
        if (rest.equals(List.of("api", "json"))) {
            ObjectNode queue = Documents.object("hudson.model.Queue");
            queue.putArray("discoverableItems");
            ArrayNode items = queue.putArray("items");
            controller.queue().waiting().forEach(item -> items.add(documents.queueItem(item)));
            return Reply.ok(queue);
        }
        if (rest.size() == 4
                && rest.getFirst().equals("item")
                && rest.subList(2, 4).equals(List.of("api", "json"))) {
            JsonNode item = controller
                    .queue()
                    .item(number(rest.get(1)))
                    .map(documents::queueItem)
                    .orElseThrow(Pages::notFound);
            return Reply.ok(Tree.of(request).map(tree -> tree.prune(item)).orElse(item));
        }
        if (rest.equals(List.of("cancelItem"))) {
            return cancel(request, user);
        }
        throw Pages.notFound();
    }

    private Reply.Answer cancel(Request request, User user) {
        if (!request.isPost()) {
            throw Pages.onlyPost();
        }
        String id = request.parameter("id").orElse("");
        QueueItem item = controller
                .queue()
                .item(number(id))
                .filter(found -> !found.hasLeft())
                .orElseThrow(() -> Pages.notFound("Provided id (" + id + ") not found"));
        if (!user.may(Permission.ITEM_CANCEL)) {
            throw Pages.unprocessable("not cancellable");
        }
        controller.queue().cancel(item);
        return Reply.empty(204);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
