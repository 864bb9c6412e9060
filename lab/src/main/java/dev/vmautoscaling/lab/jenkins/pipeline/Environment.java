package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.GroovyObjectSupport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code env}: what is set in it holds to the end of the build, unless a block around it says otherwise. */
final class Environment extends GroovyObjectSupport {

    private final Map<String, String> values = new LinkedHashMap<>();

    Environment(Map<String, String> initial) {
        values.putAll(initial);
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return values.get(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        values.put(name, String.valueOf(value));
    }

    /** Runs a block with more variables, which are as before afterwards. */
    <T> T with(Map<String, String> more, Supplier<T> block) {
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        more.forEach((name, value) -> before.put(name, values.put(name, value)));
        try {
            return block.get();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    values.remove(name);
                } else {
                    values.put(name, value);
                }
            });
        }
    }
}
