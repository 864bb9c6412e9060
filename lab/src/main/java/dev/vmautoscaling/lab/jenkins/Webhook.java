package dev.vmautoscaling.lab.jenkins;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /generic-webhook-trigger/invoke}: no log-in and no crumb, only the token (facts 1.5 and 1.6). */
final class Webhook {

    private static final String BEARER = "Bearer ";

    private final Controller controller;

    /** What one job makes of a request. */
    private record Call(Job job, GenericTrigger trigger, Map<String, String> variables, String filterText) {
        boolean matches() {
            if (trigger.filterText().isEmpty() && trigger.filterExpression().isEmpty()) {
                return true;
            }
            // trap 11: found anywhere
            return Pattern.compile(trigger.filterExpression())
                    .matcher(filterText)
                    .find();
        }

        String cause() {
            return trigger.cause().isEmpty() ? "Generic Cause" : rendered(trigger.cause(), variables);
        }
    }

    Webhook(Controller controller) {
        this.controller = controller;
    }

    Reply.Answer answer(Request request) {
        if (!controller.plugins().has(Plugins.WEBHOOK_TRIGGER)) {
            throw Pages.notFound();
        }
        if (request.method().equals("OPTIONS")) {
            return Reply.empty(200);
        }
        Optional<String> token = token(request);
        List<Job> jobs = jobs(token.orElse(""));
        if (jobs.isEmpty()) {
            return notFound(token.isPresent());
        }
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ObjectNode answers = answer.putObject("jobs");
        jobs.forEach(job -> answers.set(job.fullName(), trigger(job, request)));
        answer.put("message", "Triggered jobs.");
        boolean silent = jobs.stream().allMatch(job -> trigger(job).switches().silentResponse());
        return silent ? Reply.empty(200) : Reply.json(200, answer);
    }

    static Reply.Answer notFound(boolean withToken) {
        ObjectNode answer = JsonMapper.shared().createObjectNode().putNull("jobs");
        answer.put(
                "message",
                "Did not find any jobs with GenericTrigger configured!\n"
                        + (withToken ? "A token was supplied.\n" : "No token was supplied.\n"));
        return Reply.json(404, answer);
    }

    // facts 1.5: the first of these that is there
    private static Optional<String> token(Request request) {
        return request.parameter("token")
                .or(() -> request.header("token"))
                .or(() -> request.header("authorization")
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length())))
                .or(() -> request.header("x-gitlab-token"));
    }

    private List<Job> jobs(String token) {
        return controller.jobs().stream()
                .filter(job -> job.config().trigger().isPresent())
                .filter(job -> effectiveToken(trigger(job)).equals(token))
                .toList();
    }

    // facts 1.4: the credential wins if it is there
    private String effectiveToken(GenericTrigger trigger) {
        return trigger.tokenCredentialId().isEmpty()
                ? trigger.token()
                : controller.secret(trigger.tokenCredentialId()).orElse(trigger.token());
    }

    private static GenericTrigger trigger(Job job) {
        return job.config().trigger().orElseThrow();
    }

    private ObjectNode trigger(Job job, Request request) {
        GenericTrigger trigger = trigger(job);
        Map<String, String> variables = Variables.of(trigger, request);
        Call call = new Call(job, trigger, variables, rendered(trigger.filterText(), variables));
        ObjectNode answer = JsonMapper.shared()
                .createObjectNode()
                .put("regexpFilterExpression", trigger.filterExpression())
                .put("regexpFilterText", call.filterText());
        ObjectNode resolved = answer.putObject("resolvedVariables");
        variables.forEach(resolved::put);
        // trap 3: still 200 where nothing is queued
        if (!call.matches() || job.config().disabled()) {
            return answer.put("triggered", false).put("id", 0).putNull("url");
        }
        if (request.header("gwt-dry-run").orElse("").equals("true")) {
            return answer.put("triggered", true)
                    .put("id", 0)
                    .put("url", controller.url() + job.path().substring(1));
        }
        QueueItem item = schedule(call, request);
        return answer.put("triggered", true).put("id", item.id()).put("url", "queue/item/" + item.id() + "/");
    }

    private QueueItem schedule(Call call, Request request) {
        QueueItem.Wish wish = new QueueItem.Wish(
                call.cause(),
                parameters(call),
                call.variables(),
                !call.trigger().switches().allowSeveralTriggersPerBuild());
        return controller
                .queue()
                .schedule(call.job(), wish, quietPeriod(call, request))
                .item();
    }

    // facts 1.7: also the values of parameters of these names; an empty one falls back to the default
    private static Map<String, String> parameters(Call call) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JobConfig.Parameter parameter : call.job().config().parameters()) {
            String sent = call.variables().getOrDefault(parameter.name(), "");
            values.put(parameter.name(), sent.isEmpty() ? parameter.defaultValue() : sent);
        }
        return values;
    }

    // trap 2: the query alone can override it
    private static Duration quietPeriod(Call call, Request request) {
        Duration usual =
                call.job().config().quietPeriod().map(Duration::ofSeconds).orElse(Controller.QUIET_PERIOD);
        List<String> asked = request.queryParameters().getOrDefault("jobQuietPeriod", List.of());
        return asked.isEmpty() || !call.trigger().switches().overrideQuietPeriod()
                ? usual
                : Duration.ofSeconds(Long.parseLong(asked.getFirst()));
    }

    /** facts 1.4: longest names first; what is not known stays as it is (trap 10). */
    static String rendered(String text, Map<String, String> variables) {
        String rendered = text;
        for (String name : variables.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            String value = variables.getOrDefault(name, "");
            rendered = rendered.replace("${" + name + "}", value).replace("$" + name, value);
        }
        return rendered;
    }
}
