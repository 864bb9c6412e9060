package dev.vmautoscaling.lab.jenkins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;

/** Making, reading, changing and deleting jobs and folders (facts 2.1). */
final class ItemAnswers {

    private static final String FOLDER_XML = "<" + Folder.TYPE + "/>";

    private final Controller controller;

    ItemAnswers(Controller controller) {
        this.controller = controller;
    }

    /** {@code POST …/createItem}; the order of the checks is that of the source. */
    Reply.Answer create(Request request, Folder parent) {
        if (!request.isPost()) {
            throw Pages.onlyPost();
        }
        String type = request.header("content-type").orElse("");
        Optional<String> mode = request.parameter("mode");
        if (type.isEmpty() && !mode.equals(Optional.of("copy"))) {
            throw Pages.failure("No Content-Type header set");
        }
        String name = Names.checked(
                request.parameter("name").orElseThrow(() -> Pages.failure("Query parameter 'name' is required")));
        if (parent.item(name).isPresent()) {
            throw Pages.failure("A job already exists with the name ‘" + name + "’");
        }
        if (mode.equals(Optional.of("copy"))) {
            return copy(request, parent, name);
        }
        if (type.startsWith("application/xml") || type.startsWith("text/xml")) {
            parent.put(made(parent, name, request.body()));
            return Reply.empty(200);
        }
        return byMode(parent, name, mode.orElseThrow(() -> Pages.failure("No mode given")));
    }

    private Reply.Answer byMode(Folder parent, String name, String mode) {
        if (!mode.equals(Folder.TYPE) || !controller.plugins().has(Plugins.FOLDERS)) {
            throw Pages.failure("No item type ‘" + mode + "’ is known");
        }
        Folder folder = new Folder(name, parent, FOLDER_XML);
        parent.put(folder);
        return Reply.redirect(controller.url() + folder.path().substring(1) + "configure");
    }

    private Reply.Answer copy(Request request, Folder parent, String name) {
        String from = request.parameter("from").orElse("");
        Item source = parent.item(from).orElseThrow(() -> Pages.failure("No such job: " + from));
        Item copy = made(parent, name, source.xml());
        parent.put(copy);
        return Reply.redirect(controller.url() + copy.path().substring(1) + "configure");
    }

    private Item made(Folder parent, String name, String xml) {
        Document document = Xml.parse(xml, "Failed to persist config.xml");
        String root = document.getDocumentElement().getTagName();
        JobConfig.known(document, controller.plugins());
        if (root.equals(JobConfig.ROOT) && controller.plugins().knows(root)) {
            return new Job(name, parent, xml, JobConfig.of(document));
        }
        if (root.equals(Folder.TYPE) && controller.plugins().knows(root)) {
            return new Folder(name, parent, xml);
        }
        // facts 2.1: "really shouldn't return 500, but that's what it does now"
        throw Pages.internal("Failed to load config.xml: " + root);
    }

    /** {@code GET …/config.xml} */
    static Reply.Answer read(Item item) {
        String declared =
                item.xml().startsWith("<?xml") ? item.xml().replaceFirst("^<\\?xml[^>]*\\?>\\s*", "") : item.xml();
        return Reply.text("application/xml", "<?xml version='1.1' encoding='UTF-8'?>\n" + declared);
    }

    /** {@code POST …/config.xml} */
    Reply.Answer replace(Request request, Item item) {
        Document document = Xml.parse(request.body(), "Failed to process config.xml");
        String root = document.getDocumentElement().getTagName();
        JobConfig.known(document, controller.plugins());
        switch (item) {
            case Job job -> {
                expect(JobConfig.ROOT, root, Job.TYPE);
                job.replace(request.body(), JobConfig.of(document));
            }
            case Folder folder -> {
                expect(Folder.TYPE, root, Folder.TYPE);
                folder.replace(request.body());
            }
        }
        return Reply.empty(200);
    }

    private static void expect(String expected, String root, String type) {
        if (!root.equals(expected)) {
            throw Pages.internal("Expecting class " + type + " but got class " + root + " instead");
        }
    }

    /** {@code POST …/doDelete}: back to where it was. */
    Reply.Answer delete(Item item) {
        Folder parent = item.parent();
        if (parent == null) {
            throw Pages.notFound();
        }
        List<Job> jobs = switch (item) {
            case Job job -> List.of(job);
            case Folder folder -> folder.jobs();
        };
        for (Job job : jobs) {
            controller.queue().cancelAll(job);
            job.running().ifPresent(build -> build.run().stop("deletion of the job"));
        }
        parent.remove(item);
        return Reply.redirect(controller.url() + parent.path().substring(1));
    }

    /** {@code POST …/enable} and {@code …/disable}: both may be said again; what waits for a disabled job is cancelled. */
    Reply.Answer disable(Job job, boolean disabled) {
        Document document = Xml.parse(job.xml(), "Failed to process config.xml");
        Xml.child(document.getDocumentElement(), "disabled")
                .orElseGet(() -> Xml.append(document.getDocumentElement(), "disabled"))
                .setTextContent(String.valueOf(disabled));
        job.save(document, controller.plugins());
        if (disabled) {
            controller.queue().cancelAll(job);
        }
        return Reply.redirect(controller.url() + job.path().substring(1));
    }

    /** {@code POST …/doRename?newName=} */
    Reply.Answer rename(Request request, Item item) {
        Folder parent = item.parent();
        if (parent == null) {
            throw Pages.notFound();
        }
        String name = Names.checked(request.parameter("newName").orElse(""));
        if (parent.item(name).isPresent()) {
            throw Pages.failure("The name “" + name + "” is already in use.");
        }
        Item renamed = made(parent, name, item.xml());
        parent.remove(item);
        parent.put(renamed);
        return Reply.redirect(controller.url() + renamed.path().substring(1));
    }

    /** {@code POST …/build} and {@code …/buildWithParameters} (facts 2.1). */
    Reply.Answer build(Request request, Job job, User user, boolean withParameters) {
        if (!request.isPost()) {
            throw Pages.onlyPost();
        }
        if (job.config().disabled()) {
            throw Pages.conflict(job.fullName() + " is not buildable");
        }
        if (withParameters && !job.config().isParameterized()) {
            throw Pages.badRequest(job.fullName() + " is not parameterized");
        }
        if (!withParameters
                && job.config().isParameterized()
                && request.parameter("json").isEmpty()) {
            throw Pages.badRequest("This page expects a form submission");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (JobConfig.Parameter parameter : job.config().parameters()) {
            values.put(
                    parameter.name(),
                    withParameters
                            ? request.parameter(parameter.name()).orElse(parameter.defaultValue())
                            : parameter.defaultValue());
        }
        QueueItem.Wish wish = new QueueItem.Wish("Started by user " + user.name(), values, Map.of(), false);
        BuildQueue.Scheduled scheduled = controller.queue().schedule(job, wish, QuietPeriod.of(request, job));
        int status = scheduled.isNew() || !withParameters ? 201 : 303;
        return Reply.empty(status)
                .with(
                        "Location",
                        controller.url() + "queue/item/" + scheduled.item().id() + "/");
    }
}
