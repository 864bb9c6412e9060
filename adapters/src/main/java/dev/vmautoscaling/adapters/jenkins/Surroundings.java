package dev.vmautoscaling.adapters.jenkins;

import dev.vmautoscaling.domain.job.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a job of ours needs around it: Jenkins itself, plugins, rights of our account, an agent. Looks only. */
final class Surroundings {
    private static final String ONLY_ON_A_JOB =
            "whether it has Job/Configure and Job/Delete shows only on a job, when one is published";

    private final JenkinsHttp http;
    private final WebhookTrigger trigger;
    private final Plugins plugins;

    Surroundings(JenkinsHttp http, WebhookTrigger trigger, Plugins plugins) {
        this.http = http;
        this.trigger = trigger;
        this.plugins = plugins;
    }

    /** What is missing for good, and what cannot be found out. */
    private record Found(String answers, List<String> missing, List<String> untold) {}

    String check() {
        Found found = found(List.of());
        if (!found.missing().isEmpty()) {
            throw http.faults()
                    .permanent(
                            "check",
                            found.answers() + " answers, but " + String.join("; ", found.missing()),
                            "install or update what is named");
        }
        List<String> words = new ArrayList<>(List.of(found.answers()));
        words.add(
                mayCreate("")
                        ? "user " + http.connection().username() + " may make jobs at the top"
                        : "user " + http.connection().username()
                                + " has not the right Job/Create at the top: enough if it has it in the folders that configs name");
        words.addAll(found.untold());
        words.add(ONLY_ON_A_JOB);
        return String.join("; ", words);
    }

    private Found found(List<String> more) {
        String answers = answers();
        List<String> untold = new ArrayList<>();
        Optional<Map<String, String>> active = plugins.active();
        List<String> missing =
                new ArrayList<>(active.map(all -> Plugins.missing(all, more)).orElse(List.of()));
        if (active.isEmpty()) {
            untold.add("plugins cannot be listed without the right Overall/SystemRead");
            if (!trigger.isInstalled()) {
                missing.add("plugin " + WebhookTrigger.PLUGIN + " " + Plugins.OLDEST_TRIGGER
                        + " or newer is not installed or not active");
            }
        }
        return new Found(answers, missing, untold);
    }

    /** @throws dev.vmautoscaling.domain.fault.OutsideFault when it does not answer, or does not know us */
    private String answers() {
        Answer answer = http.require(Request.get("jobs", "api/json?tree=mode"));
        if (!answer.isJson()) {
            throw http.faults().unreadable(Request.get("jobs", ""), answer);
        }
        return "Jenkins " + answer.header("X-Jenkins").orElse("of unknown version");
    }

    Readiness readiness(JobOrder order) {
        List<String> more = new ArrayList<>();
        if (!order.place().folders().isEmpty()) {
            more.add("cloudbees-folder");
        }
        if (order.script() instanceof JobOrder.Script.Git) {
            more.add("git");
        }
        Found found = found(more);
        List<String> missing = new ArrayList<>(found.missing());
        List<String> parent = deepest(order.place().folders());
        if (!mayCreate(Paths.of(parent))) {
            missing.add("user " + http.connection().username() + " has not the right Job/Create "
                    + (parent.isEmpty() ? "at the top" : "in folder " + String.join("/", parent)));
        }
        List<String> untold = new ArrayList<>(found.untold());
        Answer job = http.call(Request.get("config.xml", Paths.of(order.place()) + "config.xml"));
        if (job.status() == 403) {
            missing.add("user " + http.connection().username() + " has not the right Job/Configure on job "
                    + order.place().fullName());
        } else if (job.isNotFound()) {
            untold.add(ONLY_ON_A_JOB);
        }
        return new Readiness(found.answers(), missing, untold, agents(order.agentLabel()));
    }

    /** As far down these folders as they are there. */
    private List<String> deepest(List<String> folders) {
        for (int depth = folders.size(); depth > 0; depth--) {
            List<String> above = folders.subList(0, depth);
            if (http.json(Request.get("job", Paths.of(above) + "api/json?tree=name"))
                    .isPresent()) {
                return above;
            }
        }
        return List.of();
    }

    /** Asked for something without a name, Jenkins makes nothing, but refuses first whoever has not the right. */
    private boolean mayCreate(String path) {
        Answer answer = http.call(Request.postXml("createItem", path + "createItem", "<flow-definition/>"));
        return answer.status() != 403 && answer.status() != 401;
    }

    private Readiness.Agents agents(String label) {
        if (label.isEmpty()) {
            return new Readiness.Agents.Untold("the config names no label, so any agent may run it");
        }
        Request request =
                Request.get("label", "label/" + Paths.segment(label) + "/api/json?tree=offline,nodes%5BnodeName%5D");
        Answer answer = http.call(request);
        Optional<JsonNode> json = answer.isGood() ? answer.json() : Optional.empty();
        if (json.isEmpty()) {
            return new Readiness.Agents.Untold("HTTP " + answer.status() + " for label " + label);
        }
        int nodes = json.get().path("nodes").size();
        return json.get().path("offline").asBoolean(false) || nodes == 0
                ? new Readiness.Agents.Offline(
                        nodes == 0
                                ? "no node has the label " + label
                                : "every node with the label " + label + " is offline")
                : new Readiness.Agents.Online(nodes);
    }
}
