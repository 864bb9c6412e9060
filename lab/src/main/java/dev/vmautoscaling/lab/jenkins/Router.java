package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.journal.Journal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a request to its answer: is it up, who calls, what is meant. */
final class Router {

    private static final String SESSION = UUID.randomUUID().toString().substring(0, 8);

    private final JenkinsOptions options;
    private final Journal journal;
    private final Controller controller;
    private final Access access;
    private final Faults faults;
    private final Parts parts;

    /** Restarts it. */
    interface Restarting {
        void restart(boolean safely);
    }

    private record Parts(
            Documents documents,
            Webhook webhook,
            ItemAnswers items,
            QueueAnswers queue,
            BuildAnswers builds,
            SystemAnswers system,
            Restarting restarting) {}

    Router(JenkinsOptions options, Controller controller, Access access, Faults faults, Restarting restarting) {
        this.options = options;
        this.journal = options.journal();
        this.controller = controller;
        this.access = access;
        this.faults = faults;
        Documents documents = new Documents(controller);
        parts = new Parts(
                documents,
                new Webhook(controller),
                new ItemAnswers(controller),
                new QueueAnswers(controller, documents),
                new BuildAnswers(controller, documents),
                new SystemAnswers(controller),
                restarting);
    }

    Reply answer(Request request) {
        try (var span = journal.call(JenkinsSimulator.SYSTEM, operation(request))) {
            return faults.apply(request, this::refusing);
        }
    }

    /** {@code POST job/{}/{}/stop}: without names, so that equal calls count as one operation. */
    private static String operation(Request request) {
        return request.method()
                + " "
                + request.path()
                        .replaceFirst("^/", "")
                        .replaceAll("job/[^/]+", "job/{}")
                        .replaceAll("/\\d+(?=/|$)", "/{}");
    }

    private Reply.Answer refusing(Request request) {
        if (controller.isDown()) {
            return Pages.restarting();
        }
        Reply.Answer answer = refused(() -> serve(request));
        return stamped(answer);
    }

    private static Reply.Answer refused(Supplier<Reply.Answer> serving) {
        try {
            return serving.get();
        } catch (Refusal refused) {
            return refused.answer();
        }
    }

    // facts 2.1: every page says which version this is, also the refusals
    private Reply.Answer stamped(Reply.Answer answer) {
        return answer.with("X-Jenkins", options.version())
                .with("X-Hudson", "1.395")
                .with("X-Jenkins-Session", SESSION)
                .with("X-Instance-Identity", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A")
                .with("X-SSH-Endpoint", "127.0.0.1:22")
                .with("X-Content-Type-Options", "nosniff")
                .with("Server", "Jetty(12.1.0)");
    }

    private Reply.Answer serve(Request request) {
        List<String> path = request.segments();
        if (path.equals(List.of("generic-webhook-trigger", "invoke"))) {
            synchronized (controller) {
                return parts.webhook().answer(request);
            }
        }
        User user = access.identify(request);
        String first = path.isEmpty() ? "" : path.getFirst();
        if (first.equals("login")) {
            return Reply.text("text/html;charset=utf-8", "<html><head><title>Sign in [Jenkins]</title></head></html>");
        }
        if (first.equals("whoAmI")) {
            return SystemAnswers.whoAmI(user);
        }
        Access.require(user, Permission.READ, request);
        synchronized (controller) {
            return first.equals("job") ? item(request, path, user) : top(request, path, user);
        }
    }

    private Reply.Answer top(Request request, List<String> path, User user) {
        List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "" ->
                Reply.text("text/html;charset=utf-8", "<html><head><title>Dashboard [Jenkins]</title></head></html>");
            case "api" -> root(request, parts.documents().root());
            case "createItem" -> {
                Access.require(user, Permission.ITEM_CREATE, request);
                yield parts.items().create(request, controller.root());
            }
            case "crumbIssuer" -> access.issueCrumb(request, user);
            case "me" -> parts.system().me(user);
            case "pluginManager" -> parts.system().plugins(request, user);
            case "computer" -> parts.system().computers(request);
            case "label" -> parts.system().label(request, rest.isEmpty() ? "" : rest.getFirst());
            case "queue" -> parts.queue().answer(request, rest, user);
            case "view" -> view(request, rest);
            case "credentials", "manage" -> credentials(request, path, user);
            case "quietDown", "cancelQuietDown", "safeRestart", "restart" -> manage(request, path.getFirst(), user);
            default -> throw Pages.notFound();
        };
    }

    private Reply.Answer credentials(Request request, List<String> path, User user) {
        int domain = path.indexOf("_");
        if (domain < 0 || domain == path.size() - 1 || !path.contains("store")) {
            throw Pages.notFound();
        }
        return parts.system().credentials(request, path.subList(domain + 1, path.size()), user);
    }

    private Reply.Answer manage(Request request, String order, User user) {
        Access.require(user, Permission.MANAGE, request);
        if (!request.isPost()) {
            throw Pages.onlyPost();
        }
        switch (order) {
            case "quietDown" -> controller.quietDown(true);
            case "cancelQuietDown" -> {
                controller.quietDown(false);
                controller.queue().maintain();
            }
            default -> parts.restarting().restart(order.equals("safeRestart"));
        }
        return Reply.redirect(controller.url());
    }

    private Reply.Answer view(Request request, List<String> rest) {
        if (rest.isEmpty() || !rest.getFirst().equals("all")) {
            throw Pages.notFound();
        }
        return root(request, parts.documents().root().put("name", "all"));
    }

    private static Reply.Answer root(Request request, ObjectNode root) {
        return Reply.ok(Tree.of(request).map(tree -> tree.prune(root)).orElseGet(() -> shallow(root)));
    }

    // without a tree, what is in folders is not told
    private static JsonNode shallow(ObjectNode node) {
        if (node.get("jobs") instanceof ArrayNode jobs) {
            jobs.forEach(job -> ((ObjectNode) job).remove(List.of("jobs", "fullName", "buildable")));
        }
        return node;
    }

    private Reply.Answer item(Request request, List<String> path, User user) {
        Folder folder = controller.root();
        int at = 0;
        while (at + 1 < path.size() && path.get(at).equals("job")) {
            Item item = folder.item(path.get(at + 1))
                    .filter(found -> user.may(Permission.ITEM_READ))
                    .orElseThrow(Pages::notFound);
            at += 2;
            switch (item) {
                case Folder inner -> folder = inner;
                case Job job -> {
                    return job(request, job, path.subList(at, path.size()), user);
                }
            }
        }
        List<String> rest = path.subList(at, path.size());
        if (rest.equals(List.of("createItem"))) {
            Access.require(user, Permission.ITEM_CREATE, request);
            return parts.items().create(request, folder);
        }
        return common(request, folder, rest, user);
    }

    private Reply.Answer job(Request request, Job job, List<String> rest, User user) {
        controller.queue().maintain();
        Optional<Build> build = rest.isEmpty() ? Optional.empty() : job.build(rest.getFirst());
        if (build.isPresent()) {
            return parts.builds().answer(request, build.get(), rest.subList(1, rest.size()), user);
        }
        return switch (String.join("/", rest)) {
            case "createItem" -> throw Pages.notFound();
            case "enable", "disable" -> {
                Access.require(user, Permission.ITEM_CONFIGURE, request);
                if (!request.isPost()) {
                    throw Pages.onlyPost();
                }
                yield parts.items().disable(job, rest.getFirst().equals("disable"));
            }
            case "build", "buildWithParameters" -> {
                Access.require(user, Permission.ITEM_BUILD, request);
                yield parts.items().build(request, job, user, rest.getFirst().equals("buildWithParameters"));
            }
            default -> common(request, job, rest, user);
        };
    }

    // what jobs and folders have alike
    private Reply.Answer common(Request request, Item item, List<String> rest, User user) {
        return switch (String.join("/", rest)) {
            // where making one sends the caller
            case "configure" ->
                Reply.text(
                        "text/html;charset=utf-8",
                        "<html><head><title>" + item.name() + " Config</title></head></html>");
            case "" -> page(request, item, user);
            case "api/json" -> {
                ObjectNode document = parts.documents().item(item);
                yield Reply.ok(
                        Tree.of(request).map(tree -> tree.prune(document)).orElseGet(() -> shallow(document)));
            }
            case "config.xml" -> config(request, item, user);
            case "doDelete" -> {
                Access.require(user, Permission.ITEM_DELETE, request);
                if (!request.isPost()) {
                    throw Pages.onlyPost();
                }
                yield parts.items().delete(item);
            }
            case "doRename" -> {
                Access.require(user, Permission.ITEM_CONFIGURE, request);
                yield parts.items().rename(request, item);
            }
            default -> throw Pages.notFound();
        };
    }

    // facts 2.1: DELETE of the page itself answers 204
    private Reply.Answer page(Request request, Item item, User user) {
        if (!request.method().equals("DELETE")) {
            return Reply.text(
                    "text/html;charset=utf-8", "<html><head><title>" + item.type() + "</title></head></html>");
        }
        Access.require(user, Permission.ITEM_DELETE, request);
        parts.items().delete(item);
        return Reply.empty(204);
    }

    private Reply.Answer config(Request request, Item item, User user) {
        return switch (request.method()) {
            case "GET", "HEAD" -> {
                if (!user.may(Permission.ITEM_CONFIGURE)) {
                    Access.require(user, Permission.ITEM_EXTENDED_READ, request);
                }
                yield ItemAnswers.read(item);
            }
            case "POST" -> {
                Access.require(user, Permission.ITEM_CONFIGURE, request);
                yield parts.items().replace(request, item);
            }
            default -> throw Pages.badRequest("Unexpected request method " + request.method());
        };
    }
}
