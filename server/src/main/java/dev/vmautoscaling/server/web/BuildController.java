package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.job.Build;
import dev.vmautoscaling.domain.job.BuildId;
import dev.vmautoscaling.domain.job.BuildLog;
import dev.vmautoscaling.domain.job.JobState;
import dev.vmautoscaling.domain.job.Jobs;
import dev.vmautoscaling.domain.job.Stage;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.EventStore;
import dev.vmautoscaling.server.persistence.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jenkins' jobs and builds, asked for when somebody looks: nothing of them is kept here but the address of an event's build. */
@RestController
@RequestMapping("/api/autoscaling")
class BuildController {
    /** More than a job of ours keeps. */
    private static final int MOST_BUILDS = 100;

    private static final int LONGEST_LOG = 999_999_999;

    private final EventStore events;
    private final KnownGroups known;
    private final Connected<Jobs> jenkinses;

    BuildController(EventStore events, KnownGroups known, Connected<Jobs> jenkinses) {
        this.events = events;
        this.known = known;
        this.jenkinses = jenkinses;
    }

    /**
     * The job of a service.
     *
     * @param waiting what its next build waits for, in Jenkins' words
     */
    record JobView(String url, boolean enabled, Optional<String> waiting, Optional<Integer> lastBuild) {
        static JobView of(JobState state) {
            return new JobView(
                    state.url().toString(),
                    state.enabled(),
                    state.waiting(),
                    state.lastBuild().map(BuildId::number));
        }
    }

    /** @param result in Jenkins' words; absent while it runs */
    record BuildView(int number, String url, Optional<String> result, Instant startedAt, Optional<Instant> endedAt) {
        static BuildView of(Build build) {
            return new BuildView(
                    build.id().number(),
                    build.url().toString(),
                    build.result().map(Enum::name),
                    build.startedAt(),
                    build.result().map(result -> build.startedAt().plus(build.took())));
        }
    }

    /** @param state in Jenkins' words, {@code IN_PROGRESS} while it runs */
    record StageView(String name, String state, Instant startedAt, Optional<Instant> endedAt) {
        static StageView of(Stage stage) {
            boolean isOpen =
                    stage.state() == Stage.State.IN_PROGRESS || stage.state() == Stage.State.PAUSED_PENDING_INPUT;
            return new StageView(
                    stage.name(),
                    stage.state().name(),
                    stage.startedAt(),
                    isOpen ? Optional.empty() : Optional.of(stage.startedAt().plus(stage.took())));
        }
    }

    /**
     * The build that drives an event, with the stages that it has reached.
     *
     * @param trouble why the stages cannot be told, though the build is there
     */
    record EventBuildView(BuildView build, List<StageView> stages, Optional<String> trouble) {}

    /**
     * A piece of a build's log.
     *
     * @param next where to read on
     * @param goesOn whether more may come
     */
    record LogView(String text, long next, boolean goesOn) {
        static LogView of(BuildLog log) {
            return new LogView(log.text(), log.next(), log.goesOn());
        }
    }

    /** An event's build, and who knows it. */
    private record Found(Jobs jobs, BuildId id) {}

    @GetMapping("/configs/{service}/job")
    @Refusal(status = 404, code = "job-unknown", when = "Jenkins has no job of this service, or its engine is embedded")
    @Refusal(status = 502, code = "outside-system-failed", when = "Jenkins refuses or does not answer")
    JobView job(@PathVariable String service) {
        GroupConfig config = known.known(service).group().config();
        return config.jenkins()
                .flatMap(job -> jenkinses.to(job.connection()).state(config))
                .map(JobView::of)
                .orElseThrow(() -> Refused.because(
                        HttpStatus.NOT_FOUND, "job-unknown", "there is no job of service " + service + " in Jenkins"));
    }

    @GetMapping("/configs/{service}/builds")
    @Refusal(status = 502, code = "outside-system-failed", when = "Jenkins refuses or does not answer")
    Items<BuildView> builds(@PathVariable String service, @Filters Query query) {
        GroupConfig config = known.known(service).group().config();
        Paging paging = query.newestFirst("number");
        List<Build> newest = config.jenkins()
                .map(job -> jenkinses.to(job.connection()).builds(config, MOST_BUILDS))
                .orElse(List.of());
        List<BuildView> part = (paging.oldestFirst() ? newest.reversed() : newest)
                .stream()
                        .skip(paging.offset())
                        .limit(paging.limit())
                        .map(BuildView::of)
                        .toList();
        return new Items<>(part, newest.size());
    }

    @GetMapping("/events/{id}/build")
    @Refusal(status = 404, code = "build-unknown", when = "no build drives the event, or Jenkins keeps it no longer")
    @Refusal(status = 502, code = "outside-system-failed", when = "Jenkins refuses or does not answer")
    EventBuildView build(@PathVariable String id) {
        Found found = found(id);
        BuildView build = found.jobs().build(found.id()).map(BuildView::of).orElseThrow(() -> forgotten(id));
        try {
            List<StageView> stages =
                    found.jobs().stages(found.id()).stream().map(StageView::of).toList();
            return new EventBuildView(build, stages, Optional.empty());
        } catch (OutsideFault fault) {
            return new EventBuildView(build, List.of(), Optional.of(fault.getMessage() + ". " + fault.hint()));
        }
    }

    @GetMapping("/events/{id}/build/log")
    @Refusal(status = 404, code = "build-unknown", when = "no build drives the event, or Jenkins keeps it no longer")
    @Refusal(status = 502, code = "outside-system-failed", when = "Jenkins refuses or does not answer")
    LogView log(@PathVariable String id, @Filters("from") Query query) {
        int from = query.number("from", 0, 0, LONGEST_LOG);
        query.check();
        Found found = found(id);
        return found.jobs().log(found.id(), from).map(LogView::of).orElseThrow(() -> forgotten(id));
    }

    private Found found(String id) {
        EventStore.Told told = events.find(id).orElseThrow(() -> Refused.unknown("event", id, List.of()));
        Drive.Build build = told.drive()
                .flatMap(Drive::build)
                .orElseThrow(() -> unknown("event " + id + " is not driven by a build"));
        GroupConfig config = known.known(told.event().service()).group().config();
        String connection = config.jenkins()
                .map(JenkinsJob::connection)
                .orElseThrow(() -> unknown("config " + config.service() + " names no Jenkins any longer"));
        return new Found(jenkinses.to(connection), id(build));
    }

    private static BuildId id(Drive.Build build) {
        try {
            return BuildId.of(build.url());
        } catch (IllegalArgumentException notAnAddress) {
            throw unknown("build " + build.name() + " has told \"" + build.url()
                    + "\" as its address: set the URL of Jenkins in its own system configuration");
        }
    }

    private static Refused forgotten(String event) {
        return unknown("Jenkins does not know the build of event " + event + ", or no longer");
    }

    private static Refused unknown(String detail) {
        return Refused.because(HttpStatus.NOT_FOUND, "build-unknown", detail);
    }
}
