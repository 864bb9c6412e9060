package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.pipeline.Builds;
import dev.vmautoscaling.pipeline.Claims;
import dev.vmautoscaling.pipeline.Progress;
import dev.vmautoscaling.pipeline.Stage;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.Default;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For builds in Jenkins: a build claims an event, asks for its stages one after another, and tells how it ended. Each call may be
 * repeated. A shell that cannot read JSON gets the same as lines {@code name=value}, with {@code Accept: text/plain}.
 */
@RestController
@RequestMapping(
        path = "/api/pipeline",
        produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
class PipelineController {
    private final KnownGroups groups;
    private final Claims claims;
    private final Builds builds;

    PipelineController(KnownGroups groups, Claims claims, Builds builds) {
        this.groups = groups;
        this.claims = claims;
        this.builds = builds;
    }

    /**
     * A build that comes.
     *
     * @param build as Jenkins shows it
     * @param buildUrl by which it is known
     * @param action what triggered it: {@code scale_out}, {@code scale_in}, or nothing
     */
    record Coming(
            @Example("#12") String build,

            @Example("https://jenkins.example.com/job/autoscale-shop/12/")
            String buildUrl,

            @Default("") @Example("scale_out") String action)
            implements Checked {
        @Override
        public void check(Checks checks) {
            Builder.check(checks, build, buildUrl);
            checks.matches("action", action, "(scale_(out|in))?", "scale_out, scale_in, or nothing");
        }

        Optional<ScalingEvent.Kind> hint() {
            return switch (action) {
                case "scale_out" -> Optional.of(ScalingEvent.Kind.SCALE_OUT);
                case "scale_in" -> Optional.of(ScalingEvent.Kind.SCALE_IN);
                default -> Optional.empty();
            };
        }
    }

    /** A build that has come before. */
    record Builder(
            @Example("#12") String build,

            @Example("https://jenkins.example.com/job/autoscale-shop/12/")
            String buildUrl)
            implements Checked {
        @Override
        public void check(Checks checks) {
            check(checks, build, buildUrl);
        }

        static void check(Checks checks, String build, String buildUrl) {
            checks.text("build", build, 100);
            checks.matches(
                    "buildUrl", buildUrl, "(https?://|job/)[!-~]{1,480}", "the build's address, BUILD_URL in Jenkins");
        }
    }

    /** A build that has ended. */
    record Ended(
            @Example("#12") String build,

            @Example("https://jenkins.example.com/job/autoscale-shop/12/")
            String buildUrl,

            @Example("success") Drive.Result result)
            implements Checked {
        @Override
        public void check(Checks checks) {
            Builder.check(checks, build, buildUrl);
        }
    }

    /**
     * Whether the build may go on.
     *
     * @param event which it drives from now on
     * @param kind {@code scale-out} or {@code scale-in}
     */
    record Permission(boolean permitted, String reason, Optional<String> event, Optional<String> kind)
            implements PlainText {}

    /**
     * How far a stage is, or what became of an event.
     *
     * @param state of a stage {@code running}, {@code done}, {@code failed} or {@code parked}
     * @param retryAfterSeconds when to ask again, while it is running or parked
     */
    record State(String state, String message, Optional<Integer> retryAfterSeconds) implements PlainText {}

    /** One script of the pipeline, for a build whose job has no checkout. */
    @GetMapping(path = "/scripts/{name}", produces = MediaType.TEXT_PLAIN_VALUE)
    String script(@PathVariable String name) {
        return Scripts.text(name).orElseThrow(() -> Refused.unknown("script", name, Scripts.NAMES));
    }

    @PostMapping("/{service}/claim")
    Permission claim(@PathVariable String service, @Body Coming coming) {
        ScalingGroup group = groups.known(service).group();
        Claims.Claim claim = claims.claim(group, new Drive.Build(coming.build(), coming.buildUrl()), coming.hint());
        return new Permission(
                claim.event().isPresent(),
                claim.reason(),
                claim.event().map(Drive::event),
                claim.event().map(drive -> Words.of(drive.kind())));
    }

    @PostMapping("/events/{event}/stages/{stage}")
    @Refusal(
            status = 409,
            code = "stage-of-another-kind",
            when = "the event has no such stage: it scales the other way")
    State stage(@PathVariable String event, @PathVariable String stage, @Body Builder builder) {
        Stage wanted = Stage.of(stage)
                .orElseThrow(() -> Refused.unknown(
                        "stage",
                        stage,
                        Arrays.stream(Stage.values()).map(Stage::key).toList()));
        return builds.stage(event, new Drive.Build(builder.build(), builder.buildUrl()), wanted)
                .map(PipelineController::shown)
                .orElseThrow(() -> Refused.unknown("event", event, List.of()));
    }

    private static State shown(Progress progress) {
        return new State(
                Words.of(progress.state()),
                progress.message(),
                Optional.of((int) progress.pause().toSeconds()).filter(seconds -> seconds > 0));
    }

    @PostMapping("/events/{event}/result")
    @Refusal(status = 409, code = "not-its-build", when = "that build never drove the event")
    State result(@PathVariable String event, @Body Ended ended) {
        Drive drive = builds.ended(event, new Drive.Build(ended.build(), ended.buildUrl()), ended.result())
                .orElseThrow(() -> Refused.unknown("event", event, List.of()));
        if (!drive.isOf(new Drive.Build(ended.build(), ended.buildUrl()))) {
            throw Refused.because(
                    HttpStatus.CONFLICT,
                    "not-its-build",
                    "that build never drove event " + event + ": " + drive.note());
        }
        return new State(Words.of(drive.state()), drive.note(), Optional.empty());
    }
}
