package dev.vmautoscaling.domain.job;

import dev.vmautoscaling.domain.fault.CallScript;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.group.GroupConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** A Jenkins in memory. Its builds do nothing by themselves. Thread-safe. */
public final class FakeJobs implements Jobs {
    private static final Instant STARTED = Instant.parse("2026-11-23T00:00:00Z");

    private final CallScript script = new CallScript("Jenkins fake", Jobs.class);
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    private static final class Job {
        private final List<Run> runs = new ArrayList<>();
        private boolean isEnabled = true;
        private int triggers;
    }

    private static final class Run {
        private final List<Stage> stages = new ArrayList<>();
        private byte[] log = new byte[0];
        private Optional<Build.Result> result = Optional.empty();
    }

    public CallScript script() {
        return script;
    }

    /** Makes the service's job, or enables it. */
    public synchronized FakeJobs withJob(String service) {
        jobs.computeIfAbsent(service, name -> new Job()).isEnabled = true;
        return this;
    }

    public synchronized void disable(String service) {
        known(service).isEnabled = false;
    }

    private Job known(String service) {
        return Objects.requireNonNull(jobs.get(service), service);
    }

    /** How often a build was asked for and taken. */
    public synchronized int triggers(String service) {
        return Optional.ofNullable(jobs.get(service)).map(job -> job.triggers).orElse(0);
    }

    /** A build begins to run. */
    public synchronized BuildId begin(String service) {
        List<Run> runs = known(service).runs;
        runs.add(new Run());
        return new BuildId(path(service), runs.size());
    }

    /** The build reaches a stage, or the stage is now like this. */
    public synchronized void stage(BuildId id, String name, Stage.State state) {
        List<Stage> stages = run(id).orElseThrow().stages;
        stages.removeIf(stage -> stage.name().equals(name));
        stages.add(new Stage(name, state, STARTED, Duration.ofSeconds(1)));
    }

    public synchronized void write(BuildId id, String text) {
        Run run = run(id).orElseThrow();
        String all = new String(run.log, StandardCharsets.UTF_8) + text;
        run.log = all.getBytes(StandardCharsets.UTF_8);
    }

    public synchronized void end(BuildId id, Build.Result result) {
        run(id).orElseThrow().result = Optional.of(result);
    }

    private static String path(String service) {
        return "job/autoscale-" + service + "/";
    }

    private Optional<Run> run(BuildId id) {
        return jobs.entrySet().stream()
                .filter(entry -> path(entry.getKey()).equals(id.job()))
                .map(entry -> entry.getValue().runs)
                .filter(runs -> id.number() <= runs.size())
                .map(runs -> runs.get(id.number() - 1))
                .findFirst();
    }

    @Override
    public void trigger(GroupConfig config) {
        call("trigger", () -> {
            Job job = jobs.get(config.service());
            if (job == null || !job.isEnabled) {
                throw script.fault(
                        FaultKind.PERMANENT, "trigger", job == null ? "there is no such job" : "the job is disabled");
            }
            return ++job.triggers;
        });
    }

    @Override
    public Optional<JobState> state(GroupConfig config) {
        return call(
                "state", () -> Optional.ofNullable(jobs.get(config.service())).map(job -> state(config, job)));
    }

    private static JobState state(GroupConfig config, Job job) {
        String path = path(config.service());
        Optional<BuildId> last =
                job.runs.isEmpty() ? Optional.empty() : Optional.of(new BuildId(path, job.runs.size()));
        return new JobState(url(path), job.isEnabled, Optional.empty(), last);
    }

    private static URI url(String path) {
        return URI.create("http://jenkins.example.com/" + path);
    }

    @Override
    public List<Build> builds(GroupConfig config, int most) {
        return call("builds", () -> {
            int size = Optional.ofNullable(jobs.get(config.service()))
                    .map(job -> job.runs.size())
                    .orElse(0);
            List<Build> newest = new ArrayList<>();
            for (int number = size; number > Math.max(0, size - most); number--) {
                BuildId id = new BuildId(path(config.service()), number);
                newest.add(shown(id, run(id).orElseThrow()));
            }
            return newest;
        });
    }

    private static Build shown(BuildId id, Run run) {
        return new Build(
                id, url(id.path()), run.result, STARTED, run.result.isEmpty() ? Duration.ZERO : Duration.ofSeconds(1));
    }

    @Override
    public Optional<Build> build(BuildId id) {
        return call("build", () -> run(id).map(run -> shown(id, run)));
    }

    @Override
    public List<Stage> stages(BuildId id) {
        return call("stages", () -> run(id).map(run -> List.copyOf(run.stages)).orElse(List.of()));
    }

    @Override
    public Optional<BuildLog> log(BuildId id, long from) {
        return call(
                "log",
                () -> run(id).map(run -> {
                    int start = (int) Math.min(from, run.log.length);
                    String text = new String(run.log, start, run.log.length - start, StandardCharsets.UTF_8);
                    return new BuildLog(text, run.log.length, run.result.isEmpty());
                }));
    }

    private <T> T call(String operation, Supplier<T> effect) {
        return script.call(operation, () -> {
            synchronized (this) {
                return effect.get();
            }
        });
    }
}
