package dev.vmautoscaling.lab.jenkins.pipeline;

import java.util.HashMap;
import java.util.Map;

/** Everything that the parts of one running pipeline share. */
record RunState(
        PipelineBuild build,
        Console console,
        Interruptions interruptions,
        Environment environment,
        CurrentBuild current,
        Workplace workplace,
        Map<String, Object> parameters) {

    static RunState of(PipelineBuild build, Interruptions interruptions) {
        Map<String, String> variables = build.environment();
        return new RunState(
                build,
                new Console(build::log),
                interruptions,
                new Environment(variables),
                new CurrentBuild(variables.getOrDefault("BUILD_NUMBER", "0")),
                new Workplace(build, interruptions),
                new HashMap<>(build.parameters()));
    }
}
