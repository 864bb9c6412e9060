package dev.vmautoscaling.adapters.jenkins;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generic Webhook Trigger: starts the jobs that know a token, for whoever shows it. That it answers 200 does not mean that it has
 * started anything.
 */
final class WebhookTrigger {
    static final String PLUGIN = "generic-webhook-trigger";
    static final String PATH = "generic-webhook-trigger/invoke";

    private static final String OPERATION = "POST generic-webhook-trigger";

    private final JenkinsHttp http;

    WebhookTrigger(JenkinsHttp http) {
        this.http = http;
    }

    /** What came of it. */
    private sealed interface Outcome {
        /**
         * These jobs were found.
         *
         * @param triggered whether the job of the order was among them, and took it
         */
        record Answered(List<String> jobs, boolean triggered) implements Outcome {}

        /** Every job that was found is set to say nothing. */
        record Silent() implements Outcome {}

        /** Nothing was started, or nobody knows. */
        record Trouble(FaultKind kind, String said, String hint) implements Outcome {}
    }

    /** @throws OutsideFault unless the job has taken it */
    void trigger(JobOrder order) {
        switch (invoked(order, false)) {
            case Outcome.Answered answered -> requireTaken(order, answered);
            case Outcome.Silent silent ->
                throw http.faults()
                        .fault(
                                UNKNOWN_OUTCOME,
                                OPERATION,
                                "the job is set to answer nothing, so nobody knows whether it was triggered",
                                "publish the job again: silentResponse is on");
            case Outcome.Trouble trouble ->
                throw http.faults().fault(trouble.kind(), OPERATION, trouble.said(), trouble.hint());
        }
    }

    private void requireTaken(JobOrder order, Outcome.Answered answered) {
        if (!answered.triggered()) {
            throw http.faults()
                    .permanent(
                            OPERATION,
                            "job " + order.place().fullName() + " was found and not triggered (triggered: false)",
                            "see whether the job is disabled, or its filter was changed; publish it again");
        }
    }

    /**
     * Whether alerts would start the job, without starting it: what stands in their way; empty when nothing.
     *
     * @throws OutsideFault when it cannot be told now
     */
    Optional<Untriggered> tried(JobOrder order) {
        return switch (invoked(order, true)) {
            case Outcome.Answered answered -> untriggered(order, answered);
            case Outcome.Silent silent ->
                Optional.of(new Untriggered("its trigger is set to answer nothing", List.of()));
            case Outcome.Trouble trouble -> {
                if (trouble.kind() != PERMANENT) {
                    throw http.faults().fault(trouble.kind(), OPERATION, trouble.said(), trouble.hint());
                }
                yield Optional.of(new Untriggered(trouble.said() + "; " + trouble.hint(), List.of()));
            }
        };
    }

    /**
     * Why alerts do not do what they should.
     *
     * @param strays other jobs that know the token, by full name
     */
    record Untriggered(String why, List<String> strays) {}

    private static Optional<Untriggered> untriggered(JobOrder order, Outcome.Answered answered) {
        String own = order.place().fullName();
        List<String> strays =
                answered.jobs().stream().filter(job -> !job.equals(own)).toList();
        if (!strays.isEmpty()) {
            return Optional.of(new Untriggered("its token starts also " + String.join(", ", strays), strays));
        }
        return answered.triggered()
                ? Optional.empty()
                : Optional.of(new Untriggered("its trigger does not take a firing alert", List.of()));
    }

    /** Whether the plugin answers at all: shown a token that nobody has, it says so in JSON, where its absence is a page. */
    boolean isInstalled() {
        return http.call(request("no-job-has-this-token", "", true)).isJson();
    }

    private Outcome invoked(JobOrder order, boolean dry) {
        Request request = request(order.token(), order.owner().service(), dry);
        Answer answer = http.call(request);
        if (answer.isGood() && answer.body().isBlank()) {
            return new Outcome.Silent();
        }
        Optional<JsonNode> json = answer.json();
        if (answer.isGood() && json.isPresent()) {
            return answered(order, json.get().path("jobs"));
        }
        return trouble(request, answer);
    }

    private static Outcome answered(JobOrder order, JsonNode jobs) {
        List<String> names = new ArrayList<>(jobs.propertyNames());
        return new Outcome.Answered(
                names, jobs.path(order.place().fullName()).path("triggered").asBoolean(false));
    }

    private Outcome trouble(Request request, Answer answer) {
        if (answer.isNotFound() && answer.isJson()) {
            return new Outcome.Trouble(
                    PERMANENT,
                    "HTTP 404: no job knows the token: there is none, or its trigger is not registered",
                    "publish the job again; if that does not help, update the plugin " + PLUGIN + " to "
                            + Plugins.OLDEST_TRIGGER + " or newer");
        }
        if (answer.isNotFound()) {
            return new Outcome.Trouble(
                    PERMANENT,
                    "HTTP 404: nothing answers at " + PATH,
                    "install the plugin " + PLUGIN + " " + Plugins.OLDEST_TRIGGER + " or newer");
        }
        if (answer.status() == 403) {
            // What it says repeats every header, the token with them.
            return new Outcome.Trouble(
                    PERMANENT,
                    "HTTP 403: the whitelist of " + PLUGIN + " refuses the sender",
                    "add the control plane and every Alertmanager to the whitelist in Jenkins' system configuration");
        }
        OutsideFault fault = http.faults().refused(request, answer);
        boolean isHalfDone = answer.status() == 500;
        return new Outcome.Trouble(
                isHalfDone ? UNKNOWN_OUTCOME : fault.kind(),
                "HTTP " + answer.status() + ": "
                        + answer.json()
                                .map(json -> json.path("message").asString(""))
                                .orElseGet(answer::said),
                fault.hint());
    }

    private static Request request(String token, String service, boolean dry) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
        if (dry) {
            headers.put("gwt-dry-run", "true");
        }
        return Request.postJson(PLUGIN, PATH, headers, notification(service));
    }

    /** As Alertmanager writes it, as far as the job looks at it. */
    private static String notification(String service) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("version", "4").put("status", "firing").put("receiver", "vm-autoscaler");
        body.put("groupKey", "vm-autoscaler:" + service).putArray("alerts");
        body.putObject("commonLabels").put("managed_by", "vm-autoscaler").put("service", service);
        return body.toString();
    }
}
