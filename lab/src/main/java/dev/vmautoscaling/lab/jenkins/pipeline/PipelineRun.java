package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import java.time.Duration;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jspecify.annotations.Nullable;

/** One run of a Jenkinsfile. */
public final class PipelineRun {

    private final PipelineBuild build;
    private @Nullable Interruptions interruptions;
    private boolean killed;

    /** A run that begins with {@link #run}. */
    public PipelineRun(PipelineBuild build) {
        this.build = build;
    }

    /** Runs a Jenkinsfile to its end on this thread, and tells how it ended. */
    public Result run(String script) {
        try (Interruptions mine = begin()) {
            RunState state = RunState.of(build, mine);
            state.console().line("[Pipeline] Start of Pipeline");
            run(script, state);
            state.console().line("[Pipeline] End of Pipeline");
            return state.current().current();
        } catch (Killed over) {
            return Result.ABORTED;
        }
    }

    /** Interrupts the step that runs, or the next one; {@code post} is still done. */
    public synchronized void stop() {
        if (interruptions != null) {
            interruptions.interrupt(new Interrupted("the build was stopped"));
        }
    }

    /** Ends it at once, with all its processes. */
    public synchronized void kill() {
        killed = true;
        if (interruptions != null) {
            interruptions.kill();
        }
    }

    private synchronized Interruptions begin() {
        Interruptions mine = new Interruptions();
        interruptions = mine;
        if (killed) {
            mine.kill();
        }
        return mine;
    }

    private void run(String text, RunState state) {
        Dsl dsl = new Dsl(state, (steps, body) -> declarative(state, steps, body));
        try {
            CompilerConfiguration configuration = new CompilerConfiguration();
            configuration.setScriptBaseClass(PipelineScript.class.getName());
            configuration.addCompilationCustomizers(new StepNames());
            GroovyShell shell = new GroovyShell(PipelineRun.class.getClassLoader(), new Binding(), configuration);
            PipelineScript script = (PipelineScript) shell.parse(text, "WorkflowScript");
            script.attach(dsl);
            script.run();
        } catch (CompilationFailedException e) {
            fail(state, String.valueOf(e.getMessage()), Result.FAILURE);
        } catch (Interrupted e) {
            fail(state, String.valueOf(e.getMessage()), Result.ABORTED);
        } catch (RuntimeException | NoSuchMethodError e) {
            fail(state, e instanceof StepFailed ? String.valueOf(e.getMessage()) : e.toString(), Result.FAILURE);
        }
    }

    private static void fail(RunState state, String message, Result result) {
        state.console().lines((result == Result.FAILURE ? "ERROR: " : "") + message);
        state.current().worsen(result);
    }

    private static void declarative(RunState state, Dsl dsl, Closure<?> body) {
        Model model = new ModelReader(dsl).read(body);
        state.build()
                .declares(new PipelineBuild.Declared(
                        model.options().notConcurrent(), model.options().buildsToKeep(), model.parameters()));
        model.parameters()
                .forEach(parameter -> state.parameters()
                        .putIfAbsent(
                                parameter.name(),
                                parameter.kind().equals("booleanParam")
                                        ? (Object) Boolean.valueOf(parameter.defaultValue())
                                        : parameter.defaultValue()));
        new Stages(dsl, state).run(model);
    }

    /** The time that a {@code timeout} step or option allows. */
    static Duration duration(Call timeout) {
        long time = timeout.number("time");
        return switch (timeout.text("unit", "MINUTES")) {
            case "MILLISECONDS" -> Duration.ofMillis(time);
            case "SECONDS" -> Duration.ofSeconds(time);
            case "MINUTES" -> Duration.ofMinutes(time);
            case "HOURS" -> Duration.ofHours(time);
            case "DAYS" -> Duration.ofDays(time);
            default ->
                throw new StepFailed("Unknown unit of time: " + timeout.named().get("unit"));
        };
    }
}
