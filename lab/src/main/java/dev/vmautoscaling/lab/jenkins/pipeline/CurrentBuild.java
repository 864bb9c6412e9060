package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code currentBuild}: its result can only get worse. */
final class CurrentBuild extends GroovyObjectSupport {

    private final String number;
    private @Nullable Result result;
    private @Nullable Object description;
    private Object displayName;

    CurrentBuild(String number) {
        this.number = number;
        this.displayName = "#" + number;
    }

    /** What would be the result if the build ended now. */
    Result current() {
        Result set = result;
        return set == null ? Result.SUCCESS : set;
    }

    void worsen(Result other) {
        result = current().worse(other);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return switch (name) {
            case "result" -> {
                Result set = result;
                yield set == null ? null : set.name();
            }
            case "currentResult" -> current().name();
            case "number" -> Integer.valueOf(number);
            case "id" -> number;
            case "description" -> description;
            case "displayName" -> displayName;
            default -> throw new MissingPropertyException(name, CurrentBuild.class);
        };
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        switch (name) {
            case "result" -> worsen(Result.valueOf(String.valueOf(value)));
            case "description" -> description = value;
            case "displayName" -> displayName = Objects.requireNonNull(value);
            default -> throw new MissingPropertyException(name, CurrentBuild.class);
        }
    }
}
