package dev.vmautoscaling.lab.jenkins;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Jenkins says about itself: users, plugins, agents, credentials. Bodies that facts do not show are [M]. */
final class SystemAnswers {

    private static final String SECRET_TEXT = "org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl";

    private final Controller controller;

    SystemAnswers(Controller controller) {
        this.controller = controller;
    }

    /** {@code GET /whoAmI/api/json}, also for nobody in particular. */
    static Reply.Answer whoAmI(User user) {
        ObjectNode answer = Documents.object("hudson.security.WhoAmI")
                .put("anonymous", user.isAnonymous())
                .put("authenticated", !user.isAnonymous())
                .put("name", user.name());
        answer.putArray("authorities").add("authenticated");
        return Reply.ok(answer);
    }

    /** {@code GET /me/api/json} */
    Reply.Answer me(User user) {
        ObjectNode answer = Documents.object("hudson.model.User")
                .put("absoluteUrl", controller.url() + "user/" + Names.encoded(user.name()))
                .putNull("description")
                .put("fullName", user.name())
                .put("id", user.name());
        answer.putArray("property");
        return Reply.ok(answer);
    }

    /** {@code GET /pluginManager/api/json} */
    Reply.Answer plugins(Request request, User user) {
        Access.require(user, Permission.SYSTEM_READ, request);
        JsonNode all = controller.plugins().json();
        return Reply.ok(Tree.of(request).map(tree -> tree.prune(all)).orElse(all));
    }

    /** {@code GET /computer/api/json} */
    Reply.Answer computers(Request request) {
        boolean online = controller.agent().isOnline();
        ObjectNode answer = Documents.object("hudson.model.ComputerSet").put("busyExecutors", busy());
        ArrayNode computers = answer.putArray("computer");
        computer(computers, "hudson.model.Hudson$MasterComputer", "Built-In Node", Set.of("built-in"), true)
                .put("numExecutors", 0);
        computer(
                        computers,
                        "hudson.slaves.SlaveComputer",
                        LabAgent.NAME,
                        controller.agent().labels(),
                        online)
                .put("numExecutors", 2);
        answer.put("displayName", "Nodes").put("totalExecutors", online ? 2 : 0);
        return Reply.ok(Tree.of(request).map(tree -> tree.prune(answer)).orElse(answer));
    }

    private static ObjectNode computer(
            ArrayNode computers, String type, String name, Set<String> labels, boolean online) {
        ObjectNode computer = computers
                .addObject()
                .put("_class", type)
                .put("displayName", name)
                .put("idle", true)
                .put("offline", !online)
                .put("temporarilyOffline", false);
        ArrayNode assigned = computer.putArray("assignedLabels");
        labels.forEach(label -> assigned.addObject().put("name", label));
        return computer;
    }

    /** {@code GET /label/NAME/api/json}: one that nobody carries has no nodes. */
    Reply.Answer label(Request request, String label) {
        LabAgent agent = controller.agent();
        boolean carried = !label.isEmpty() && agent.serves(label);
        ObjectNode answer = Documents.object("hudson.model.labels.LabelAtom")
                .put("busyExecutors", carried ? busy() : 0)
                .put("idleExecutors", carried && agent.isOnline() ? 2 - busy() : 0)
                .put("name", label)
                .put("offline", !carried || !agent.isOnline())
                .put("totalExecutors", carried && agent.isOnline() ? 2 : 0);
        ArrayNode nodes = answer.putArray("nodes");
        if (carried) {
            nodes.addObject().put("_class", "hudson.slaves.DumbSlave").put("nodeName", LabAgent.NAME);
        }
        return Reply.ok(Tree.of(request).map(tree -> tree.prune(answer)).orElse(answer));
    }

    private int busy() {
        return Math.toIntExact(controller.jobs().stream()
                .filter(job -> job.running().isPresent())
                .count());
    }

    /** {@code …/credentials/store/system/domain/_/…}: secret texts can be added, listed by id and removed, never read. */
    Reply.Answer credentials(Request request, List<String> rest, User user) {
        Access.require(user, Permission.CREDENTIALS, request);
        return switch (rest.getFirst()) {
            case "createCredentials" -> create(request);
            case "api" -> {
                ObjectNode answer =
                        Documents.object("com.cloudbees.plugins.credentials.CredentialsStoreAction$DomainWrapper");
                ArrayNode all = answer.putArray("credentials");
                controller.secrets().keySet().stream()
                        .sorted()
                        .forEach(id -> all.addObject().put("id", id).put("typeName", "Secret text"));
                yield Reply.ok(answer);
            }
            case "credential" -> credential(request, rest);
            default -> throw Pages.notFound();
        };
    }

    private Reply.Answer create(Request request) {
        if (!request.isPost()) {
            throw Pages.onlyPost();
        }
        var root = Xml.parse(request.body(), "Failed to read credentials").getDocumentElement();
        if (!root.getTagName().equals(SECRET_TEXT)) {
            throw Pages.internal("Cannot load " + root.getTagName());
        }
        String id = Xml.text(root, "id").orElse("");
        if (controller.secrets().containsKey(id)) {
            return Reply.empty(409);
        }
        controller.secrets().put(id, Xml.text(root, "secret").orElse(""));
        return Reply.empty(200);
    }

    private Reply.Answer credential(Request request, List<String> rest) {
        if (rest.size() < 2 || controller.secret(rest.get(1)).isEmpty()) {
            throw Pages.notFound();
        }
        if (request.method().equals("DELETE") || rest.getLast().equals("doDelete")) {
            controller.secrets().remove(rest.get(1));
            return Reply.empty(200);
        }
        if (request.isPost() && rest.getLast().equals("config.xml")) {
            var root = Xml.parse(request.body(), "Failed to read credentials").getDocumentElement();
            controller.secrets().put(rest.get(1), Xml.text(root, "secret").orElse(""));
            return Reply.empty(200);
        }
        ObjectNode shown = JsonMapper.shared().createObjectNode();
        return Reply.ok(shown.put("id", rest.get(1)).put("typeName", "Secret text"));
    }
}
