package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Script;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the text of a Jenkinsfile is compiled to: whatever it calls and does not define is a step or a section. */
public abstract class PipelineScript extends Script {

    private @Nullable Dsl dsl;

    void attach(Dsl steps) {
        dsl = steps;
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        Object[] all = arguments instanceof Object[] array ? array : new Object[] {arguments};
        return Objects.requireNonNull(dsl).call(name, all);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return Objects.requireNonNull(dsl).property(name);
    }

    /** Groovy gives every object a method of this name. */
    @Override
    public void println(@Nullable Object text) {
        invokeMethod("echo", new Object[] {String.valueOf(text)});
    }

    @Override
    public void print(@Nullable Object text) {
        println(text);
    }
}
