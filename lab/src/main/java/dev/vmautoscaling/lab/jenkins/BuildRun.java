package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Agent;
import dev.vmautoscaling.lab.jenkins.pipeline.PipelineBuild;
import dev.vmautoscaling.lab.jenkins.pipeline.PipelineRun;
import dev.vmautoscaling.lab.jenkins.pipeline.Result;
import dev.vmautoscaling.lab.process.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A build while it runs, on a thread of its own. */
final class BuildRun implements PipelineBuild, Build.Stoppable {

    private static final Duration LAST_COMMAND = Duration.ofSeconds(10);
    private static final Map<String, String> PARAMETER_TYPES = Map.of(
            "string", "hudson.model.StringParameterDefinition",
            "booleanParam", "hudson.model.BooleanParameterDefinition",
            "choice", "hudson.model.ChoiceParameterDefinition");

    private final Controller controller;
    private final Build build;
    private final PipelineRun pipeline;
    private final Thread thread;

    BuildRun(Controller controller, Build build) {
        this.controller = controller;
        this.build = build;
        pipeline = new PipelineRun(this);
        thread = Thread.ofPlatform().daemon().name("jenkins " + build.path()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits until nothing of it runs any more. */
    void awaitEnd() {
        Waiting.within(LAST_COMMAND, () -> !thread.isAlive());
    }

    private void run() {
        log(build.wish().cause());
        printContributed();
        Result result = piped();
        if (build.isBuilding()) {
            log("Finished: " + result);
        }
        controller.ended(this, build, result);
    }

    private Result piped() {
        JobConfig config = build.job().config();
        try {
            return pipeline.run(config.scm().isPresent() ? fetched(config.scm().get()) : config.script());
        } catch (IOException e) {
            log(String.valueOf(e.getMessage()));
            return Result.FAILURE;
        } catch (InterruptedException killed) {
            return Result.ABORTED;
        }
    }

    private String fetched(JobConfig.Scm scm) throws IOException, InterruptedException {
        return new Checkout(workspace(), this::log).fetch(scm);
    }

    private Path workspace() {
        return controller.directory().directory("workspace/" + build.job().fullName());
    }

    private void printContributed() {
        build.job().config().trigger().map(GenericTrigger::switches).ifPresent(switches -> {
            if (switches.printContributedVariables()
                    && !build.wish().contributed().isEmpty()) {
                log("Contributing variables:");
                log("");
                new TreeMap<>(build.wish().contributed()).forEach((name, value) -> log("    " + name + " = " + value));
                log("");
            }
        });
    }

    @Override
    public void stop(String by) {
        log("Aborted by " + by);
        pipeline.stop();
    }

    @Override
    public void kill() {
        log("Hard kill!");
        log("Finished: ABORTED");
        build.stages().endAll(Result.ABORTED);
        build.end(Result.ABORTED);
        pipeline.kill();
    }

    @Override
    public void log(String line) {
        if (build.isBuilding()) {
            build.log().line(line);
        }
    }

    @Override
    public void stageBegins(String name) {
        build.stages().begin(name);
    }

    @Override
    public void stageEnds(Result result, String error) {
        build.stages().end(result, error);
    }

    @Override
    public void stageSkipped(String name) {
        build.stages().skip(name);
    }

    // facts 1.7: what the trigger contributed overrides
    @Override
    public Map<String, String> environment() {
        Job job = build.job();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("CI", "true");
        all.put("JENKINS_URL", controller.url());
        all.put("HUDSON_URL", controller.url());
        all.put("JOB_NAME", job.fullName());
        all.put("JOB_BASE_NAME", job.name());
        all.put("JOB_URL", controller.url() + job.path().substring(1));
        all.put("BUILD_NUMBER", String.valueOf(build.number()));
        all.put("BUILD_ID", String.valueOf(build.number()));
        all.put("BUILD_DISPLAY_NAME", "#" + build.number());
        all.put("BUILD_TAG", "jenkins-%s-%d".formatted(job.fullName().replace('/', '-'), build.number()));
        all.put("BUILD_URL", controller.url() + build.path().substring(1));
        build.wish().parameters().forEach(all::put);
        build.wish().contributed().forEach(all::put);
        return all;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> typed = new LinkedHashMap<>();
        for (JobConfig.Parameter parameter : build.job().config().parameters()) {
            String value = build.wish().parameters().getOrDefault(parameter.name(), parameter.defaultValue());
            boolean isBoolean = parameter.type().endsWith("BooleanParameterDefinition");
            typed.put(parameter.name(), isBoolean ? (Object) Boolean.valueOf(value) : value);
        }
        return typed;
    }

    @Override
    public Optional<String> secret(String credentialsId) {
        return controller.secret(credentialsId);
    }

    @Override
    public Agent agent(String label) throws InterruptedException {
        LabAgent agent = controller.agent();
        if (!agent.serves(label) || !agent.isOnline()) {
            log("Still waiting to schedule task");
            log(
                    agent.serves(label)
                            ? "‘%s’ is offline".formatted(LabAgent.NAME)
                            : "There are no nodes with the label ‘%s’".formatted(label));
        }
        agent.await(label);
        return agent.connected(workspace());
    }

    @Override
    public void awaitController() throws InterruptedException {
        controller.awaitUp();
    }

    @Override
    public void declares(Declared declared) {
        List<JobConfig.Parameter> parameters = declared.parameters().stream()
                .map(each -> new JobConfig.Parameter(
                        PARAMETER_TYPES.getOrDefault(each.kind(), each.kind()), each.name(), each.defaultValue()))
                .toList();
        controller.declared(
                build.job(), new SavedConfig.Declared(declared.notConcurrent(), declared.buildsToKeep(), parameters));
    }
}
