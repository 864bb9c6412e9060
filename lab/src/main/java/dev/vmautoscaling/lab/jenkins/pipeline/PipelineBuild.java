package dev.vmautoscaling.lab.jenkins.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The build that a pipeline runs in: what it is given, and what it tells. */
public interface PipelineBuild {

    /** Writes a line to the build's log, as it is. */
    void log(String line);

    /** A stage begins; it may be inside another one. */
    void stageBegins(String name);

    /**
     * The stage that began last ends.
     *
     * @param error why it failed, or nothing
     */
    void stageEnds(Result result, String error);

    /** A stage is passed over. */
    void stageSkipped(String name);

    /** Variables that every step sees: those of the build, and those that the trigger contributed. */
    Map<String, String> environment();

    /** Values of the job's parameters, by name; strings, and booleans for those that are. */
    Map<String, Object> parameters();

    /** A credential's secret: a secret text, or {@code user:password}. */
    Optional<String> secret(String credentialsId);

    /** Where commands run, for a label; waits for one, and throws what the step fails with where there is none. */
    Agent agent(String label) throws InterruptedException;

    /** Comes back once the controller runs: no step begins while it restarts. */
    void awaitController() throws InterruptedException;

    /** What the pipeline says about its own job, before the first stage. */
    void declares(Declared declared);

    /** What a pipeline says about its own job. */
    record Declared(boolean notConcurrent, int buildsToKeep, List<Parameter> parameters) {
        public Declared {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A parameter that a pipeline declares.
     *
     * @param kind {@code string}, {@code booleanParam} or {@code choice}
     */
    record Parameter(String kind, String name, String defaultValue) {}
}
