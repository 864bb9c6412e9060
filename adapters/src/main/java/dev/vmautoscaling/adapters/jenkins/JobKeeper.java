package dev.vmautoscaling.adapters.jenkins;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Actual;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees that a job is as it should be. What is not ours is never changed and never deleted. */
final class JobKeeper {
    private final JenkinsHttp http;
    private final WebhookTrigger trigger;
    private final Plugins plugins;

    JobKeeper(JenkinsHttp http, WebhookTrigger trigger, Plugins plugins) {
        this.http = http;
        this.trigger = trigger;
        this.plugins = plugins;
    }

    /** The job as it is saved; empty when there is none. */
    Optional<Xml> saved(String path) {
        Request request = Request.get("config.xml", path + "config.xml");
        Answer answer = http.call(request);
        if (answer.isNotFound()) {
            return Optional.empty();
        }
        if (!answer.isGood()) {
            throw http.faults().refused(request, answer);
        }
        try {
            return Optional.of(Xml.parse(answer.body()));
        } catch (IllegalArgumentException e) {
            throw http.faults().unreadable(request, answer).causedBy(e);
        }
    }

    /** The job of the order, and no other one that differs in the case of letters, which are the same to Jenkins. */
    private Optional<Xml> saved(JobOrder order) {
        refuseOtherCase(order);
        return saved(Paths.of(order.place()));
    }

    private void refuseOtherCase(JobOrder order) {
        List<String> above = new ArrayList<>();
        for (String folder : order.place().folders()) {
            refuseOtherCase(above, folder);
            above.add(folder);
        }
        refuseOtherCase(above, order.place().name());
    }

    private void refuseOtherCase(List<String> folders, String name) {
        String path = Paths.of(folders) + "job/" + Paths.segment(name) + "/api/json?tree=name";
        http.json(Request.get("job", path))
                .map(json -> json.path("name").asString(name))
                .filter(found -> !found.equals(name))
                .ifPresent(found -> {
                    throw http.faults()
                            .permanent(
                                    "GET job",
                                    "\"" + found + "\" is there, and is the same name as \"" + name + "\" to Jenkins",
                                    "rename or remove it, or choose another folder in the config");
                });
    }

    /** Whether it is there, and ours. */
    boolean isThere(JobOrder order) {
        return saved(Paths.of(order.place()))
                .filter(xml -> JobXml.isOf(xml, order.owner()))
                .isPresent();
    }

    Actual actual(JobOrder order) {
        String name = "job " + order.place().fullName();
        Optional<Xml> saved = saved(order);
        if (saved.isEmpty()) {
            return new Actual.Absent("there is no " + name);
        }
        if (!JobXml.isOf(saved.get(), order.owner())) {
            return new Actual.Different(name + " is there and is not ours");
        }
        List<String> differences = JobDifference.between(JobXml.of(order), saved.get());
        if (!differences.isEmpty()) {
            return new Actual.Different(name + " is not what it should be: " + String.join(", ", differences));
        }
        return trigger.tried(order)
                .<Actual>map(trouble -> new Actual.Different(name + " is there, but " + trouble.why()))
                .orElseGet(() -> new Actual.Live(name + " is there, and its trigger answers"));
    }

    /** The job's file as it is and as it would be; both as people can compare them. */
    Compared compared(JobOrder order) {
        Optional<Xml> saved = saved(order);
        Xml desired = JobXml.of(order);
        return new Compared(
                saved.map(Xml::document).orElse(""),
                saved.map(xml -> JobDifference.between(desired, xml).isEmpty()
                                ? xml
                                : JobDifference.merged(desired, xml))
                        .orElse(desired)
                        .document());
    }

    record Compared(String before, String after) {}

    /** Makes it so, and sees that alerts would start it. */
    void ensure(JobOrder order) {
        http.await();
        Optional<Xml> saved = saved(order);
        saved.ifPresent(xml -> refuseForeign("POST config.xml", order, xml));
        Xml desired = JobXml.of(order);
        if (saved.isEmpty()) {
            create(order, desired);
        } else if (!JobDifference.between(desired, saved.get()).isEmpty()) {
            http.require(Request.postXml(
                    "config.xml",
                    Paths.of(order.place()) + "config.xml",
                    JobDifference.merged(desired, saved.get()).document()));
        }
        try {
            refuseLoss(order, desired);
            refuseSilence(order);
        } catch (OutsideFault fault) {
            if (saved.isEmpty() && fault.kind() == PERMANENT) {
                takeBack(order, fault);
            }
            throw fault;
        }
    }

    /** A job that no alert can start is worth nothing. Why it is so matters more than that it could not be deleted. */
    private void takeBack(JobOrder order, OutsideFault why) {
        try {
            deleteOurs(order.owner(), order.place().fullName());
        } catch (OutsideFault also) {
            why.addSuppressed(also);
        }
    }

    private void refuseForeign(String operation, JobOrder order, Xml saved) {
        if (!JobXml.isOf(saved, order.owner())) {
            throw http.faults()
                    .permanent(
                            operation,
                            "job " + order.place().fullName() + " is there and is not ours: it is left alone",
                            "rename or remove it in Jenkins, or choose another folder in the config");
        }
    }

    private void create(JobOrder order, Xml desired) {
        List<String> above = new ArrayList<>();
        for (String folder : order.place().folders()) {
            if (http.json(Request.get("job", Paths.of(above) + "job/" + Paths.segment(folder) + "/api/json?tree=name"))
                    .isEmpty()) {
                createItem(above, folder, JobXml.folder());
            }
            above.add(folder);
        }
        createItem(above, order.place().name(), desired);
    }

    private void createItem(List<String> folders, String name, Xml item) {
        Request request = Request.postXml(
                "createItem", Paths.of(folders) + "createItem?name=" + Paths.query(name), item.document());
        Answer answer = http.call(request);
        if (answer.isDone()) {
            return;
        }
        OutsideFault refused = http.faults().refused(request, answer);
        List<String> missing =
                missingPlugins(item.name().contains("Folder") ? List.of("cloudbees-folder") : List.<String>of());
        throw missing.isEmpty()
                ? refused
                : http.faults()
                        .permanent(
                                request.operation(),
                                "HTTP " + answer.status() + " " + answer.said() + "; " + String.join("; ", missing),
                                "install or update what is named, then publish again");
    }

    private List<String> missingPlugins(List<String> more) {
        return plugins.active().map(active -> Plugins.missing(active, more)).orElse(List.of());
    }

    /** Jenkins takes a job whose parts it does not know, and leaves them out without a word. */
    private void refuseLoss(JobOrder order, Xml desired) {
        Xml saved = saved(Paths.of(order.place()))
                .orElseThrow(() -> http.faults()
                        .permanent(
                                "GET config.xml",
                                "the job was made, but cannot be seen",
                                "give user " + http.connection().username()
                                        + " the rights Job/Read and Job/Configure on it"));
        List<String> lost = JobDifference.between(desired, saved);
        if (!lost.isEmpty()) {
            List<String> missing = missingPlugins(List.of());
            throw http.faults()
                    .permanent(
                            "POST config.xml",
                            "Jenkins has saved the job without, or with another: " + String.join(", ", lost)
                                    + (missing.isEmpty() ? "" : "; " + String.join("; ", missing)),
                            "install the plugins workflow-job, workflow-cps, pipeline-model-definition and "
                                    + WebhookTrigger.PLUGIN + " " + Plugins.OLDEST_TRIGGER
                                    + " or newer, then publish again");
        }
    }

    /** By now alerts must start it. A job of ours that has moved is still known by the same token, and goes. */
    private void refuseSilence(JobOrder order) {
        Optional<WebhookTrigger.Untriggered> trouble = trigger.tried(order);
        trouble.map(WebhookTrigger.Untriggered::strays)
                .ifPresent(strays -> strays.forEach(stray -> deleteOurs(order.owner(), stray)));
        Optional<WebhookTrigger.Untriggered> last =
                trouble.filter(found -> !found.strays().isEmpty()).isPresent() ? trigger.tried(order) : trouble;
        last.ifPresent(untriggered -> {
            throw http.faults()
                    .permanent(
                            "POST generic-webhook-trigger",
                            "the job is there, but alerts would not start it as they should: " + untriggered.why(),
                            "look at the job's trigger in Jenkins, and at what else has its token");
        });
    }

    /** Takes the job away; one that is gone, or is not ours, is left. */
    void remove(JobOrder order) {
        http.await();
        deleteOurs(order.owner(), order.place().fullName());
    }

    /** Jenkins would end the build with its job, and with it an event that is to go on to its end. */
    private void refuseWhileBuilding(String fullName, String path) {
        http.json(Request.get("job", path + "api/json?tree=lastBuild%5Bnumber,building%5D"))
                .map(job -> job.path("lastBuild"))
                .filter(build -> build.path("building").asBoolean(false))
                .ifPresent(build -> {
                    throw http.faults()
                            .fault(
                                    TRANSIENT,
                                    "POST doDelete",
                                    "build #" + build.path("number").asInt() + " of job " + fullName + " still runs",
                                    "nothing to do: the job is deleted when it has ended; stop the build if it hangs");
                });
    }

    private void deleteOurs(JobOrder.Owner owner, String fullName) {
        String path = Paths.ofFullName(fullName);
        Optional<Xml> saved = saved(path);
        if (saved.filter(xml -> JobXml.isOf(xml, owner)).isEmpty()) {
            return;
        }
        refuseWhileBuilding(fullName, path);
        http.require(Request.post("doDelete", path + "doDelete"));
        if (saved(path).isPresent()) {
            throw http.faults()
                    .permanent("POST doDelete", "job " + fullName + " is still there", "delete it in Jenkins");
        }
    }
}
