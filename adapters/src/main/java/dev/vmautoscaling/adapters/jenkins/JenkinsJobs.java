package dev.vmautoscaling.adapters.jenkins;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.job.Build;
import dev.vmautoscaling.domain.job.BuildId;
import dev.vmautoscaling.domain.job.BuildLog;
import dev.vmautoscaling.domain.job.JobState;
import dev.vmautoscaling.domain.job.Jobs;
import dev.vmautoscaling.domain.job.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What jobs and builds show. */
final class JenkinsJobs implements Jobs {
    private static final String BUILD = "number,url,building,result,timestamp,duration";

    private final JenkinsHttp http;
    private final WebhookTrigger trigger;
    private final Function<GroupConfig, JobOrder> orders;

    JenkinsJobs(JenkinsHttp http, WebhookTrigger trigger, Function<GroupConfig, JobOrder> orders) {
        this.http = http;
        this.trigger = trigger;
        this.orders = orders;
    }

    private String path(GroupConfig config) {
        return Paths.of(orders.apply(config).place());
    }

    @Override
    public void trigger(GroupConfig config) {
        trigger.trigger(orders.apply(config));
    }

    @Override
    public Optional<JobState> state(GroupConfig config) {
        String path = path(config);
        return http.json(Request.get(
                        "job", path + "api/json?tree=url,buildable,disabled,queueItem%5Bwhy%5D,lastBuild%5Bnumber%5D"))
                .map(json -> new JobState(
                        url(json, path),
                        !json.path("disabled").asBoolean(!json.path("buildable").asBoolean(true)),
                        Optional.of(json.path("queueItem").path("why").asString(""))
                                .filter(why -> !why.isEmpty()),
                        number(json.path("lastBuild")).map(number -> new BuildId(path, number))));
    }

    private static Optional<Integer> number(JsonNode build) {
        return Optional.of(build.path("number").asInt(0)).filter(number -> number > 0);
    }

    /** The one that Jenkins gives is for people: it has the name by which they reach it. */
    private URI url(JsonNode json, String path) {
        String own = http.connection().root() + "/" + path;
        try {
            return URI.create(json.path("url").asString(own));
        } catch (IllegalArgumentException notEncoded) {
            return URI.create(own);
        }
    }

    @Override
    public List<Build> builds(GroupConfig config, int most) {
        String path = path(config);
        return http.json(Request.get("builds", path + "api/json?tree=builds%5B" + BUILD + "%5D%7B0," + most + "%7D"))
                .map(json -> StreamSupport.stream(json.path("builds").spliterator(), false)
                        .flatMap(build -> number(build).map(number -> read(new BuildId(path, number), build)).stream())
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<Build> build(BuildId id) {
        return http.json(Request.get("build", id.path() + "api/json?tree=" + BUILD))
                .map(json -> read(id, json));
    }

    /** A build that has ended may still be writing its end: then it has its result, and goes on building. */
    private Build read(BuildId id, JsonNode json) {
        Optional<Build.Result> result = json.path("building").asBoolean(false)
                ? Optional.empty()
                : constant(Build.Result.values(), json.path("result").asString(""));
        return new Build(
                id,
                url(json, id.path()),
                result,
                Instant.ofEpochMilli(json.path("timestamp").asLong(0)),
                Duration.ofMillis(json.path("duration").asLong(0)));
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, String word) {
        return Arrays.stream(all).filter(each -> each.name().equals(word)).findFirst();
    }

    @Override
    public List<Stage> stages(BuildId id) {
        Optional<JsonNode> run = http.json(Request.get("wfapi", id.path() + "wfapi/describe"));
        if (run.isEmpty() && build(id).isPresent()) {
            throw http.faults()
                    .permanent(
                            "GET wfapi",
                            "HTTP 404: the build is there, but its stages are not told",
                            "install the plugin pipeline-stage-view");
        }
        return run.map(json -> StreamSupport.stream(json.path("stages").spliterator(), false)
                        .map(JenkinsJobs::stage)
                        .toList())
                .orElse(List.of());
    }

    private static Stage stage(JsonNode json) {
        return new Stage(
                json.path("name").asString(""),
                constant(Stage.State.values(), json.path("status").asString("")).orElse(Stage.State.IN_PROGRESS),
                Instant.ofEpochMilli(json.path("startTimeMillis").asLong(0)),
                Duration.ofMillis(json.path("durationMillis").asLong(0)));
    }

    @Override
    public Optional<BuildLog> log(BuildId id, long from) {
        Request request = Request.get("log", id.path() + "logText/progressiveText?start=" + from);
        Answer answer = http.call(request);
        if (answer.isNotFound()) {
            return Optional.empty();
        }
        if (!answer.isGood()) {
            throw http.faults().refused(request, answer);
        }
        long end = answer.header("X-Text-Size").map(Long::parseLong).orElse(from);
        boolean goesOn = answer.header("X-More-Data").filter("true"::equals).isPresent();
        // Beyond its end Jenkins may begin again at the top.
        String text = end <= from ? "" : answer.body().replace("\r\n", "\n");
        return Optional.of(new BuildLog(text, end, goesOn));
    }
}
