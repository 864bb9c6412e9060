package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingPropertyException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Jenkinsfile calls: while sections are read its calls are written down, afterwards they are steps. */
final class Dsl {

    private final RunState state;
    private final Steps steps;
    private final PipelineBlock pipeline;
    private final Deque<List<Call>> reading = new ArrayDeque<>();

    /** Runs {@code pipeline { … }}. */
    interface PipelineBlock {
        void run(Dsl dsl, Closure<?> body);
    }

    Dsl(RunState state, PipelineBlock pipeline) {
        this.state = state;
        this.pipeline = pipeline;
        this.steps = new Steps(state);
    }

    @Nullable
    Object call(String name, @Nullable Object[] arguments) {
        Call call = Call.of(name, arguments);
        List<Call> section = reading.peek();
        if (section != null) {
            section.add(call);
            return call;
        }
        try {
            if (name.equals("pipeline")) {
                pipeline.run(this, call.block());
                return null;
            }
            return steps.run(call);
        } catch (GroovyRuntimeException e) {
            // passed on as it is, Groovy takes it for a reason to try the call once more
            throw new StepFailed(String.valueOf(e.getMessage()), e);
        }
    }

    /** The calls that a section holds, none of them carried out. */
    List<Call> read(Closure<?> section) {
        List<Call> calls = new ArrayList<>();
        reading.push(calls);
        try {
            section.call();
        } finally {
            reading.pop();
        }
        return calls;
    }

    /** A name that a Jenkinsfile uses and does not define. */
    Object property(String name) {
        return switch (name) {
            case "env" -> state.environment();
            case "params" -> state.parameters();
            case "currentBuild" -> state.current();
            case "any", "none", "scm" -> name;
            default -> {
                String variable = state.environment().get(name);
                if (variable == null) {
                    throw new MissingPropertyException("No such property: " + name + " for class: groovy.lang.Binding");
                }
                yield variable;
            }
        };
    }
}
