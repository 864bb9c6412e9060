package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declarative pipeline as it is written, before anything of it runs. */
record Model(
        Optional<Where> agent,
        Options options,
        Optional<Closure<?>> environment,
        List<PipelineBuild.Parameter> parameters,
        List<Stage> stages,
        Map<String, Closure<?>> post) {

    /**
     * Where it runs.
     *
     * @param label empty for anywhere
     * @param nowhere whether each stage says so for itself
     */
    record Where(String label, boolean nowhere) {}

    /**
     * What the options say.
     *
     * @param timeout nothing for none
     */
    record Options(Optional<Call> timeout, Optional<Call> retry, boolean notConcurrent, int buildsToKeep) {
        static final Options NONE = new Options(Optional.empty(), Optional.empty(), false, 0);
    }

    /**
     * One stage: it has steps or stages of its own.
     *
     * @param conditions all must hold
     */
    record Stage(
            String name,
            Optional<Where> agent,
            Options options,
            List<Call> conditions,
            Optional<Closure<?>> environment,
            Optional<Closure<?>> steps,
            List<Stage> stages,
            Map<String, Closure<?>> post) {}
}
