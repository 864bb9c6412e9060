package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call in a Jenkinsfile: {@code name(named: values, 'positional') { body }}.
 *
 * @param values the positional arguments, without the body
 */
record Call(String name, Map<String, Object> named, List<Object> values, Optional<Closure<?>> body) {

    /** Takes a call apart; strings with variables in them become strings. */
    static Call of(String name, @Nullable Object[] arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>();
        Closure<?> body = null;
        for (int i = 0; i < arguments.length; i++) {
            Object argument = plain(arguments[i]);
            if (i == 0 && argument instanceof Map<?, ?> map) {
                map.forEach((key, value) -> named.put(String.valueOf(key), plain(value)));
            } else if (i == arguments.length - 1 && argument instanceof Closure<?> closure) {
                body = closure;
            } else {
                values.add(argument);
            }
        }
        return new Call(name, named, values, Optional.ofNullable(body));
    }

    private static Object plain(@Nullable Object value) {
        return value instanceof GString || value == null ? String.valueOf(value) : value;
    }

    /** The one positional argument, or the named one that it stands for. */
    Object value(String parameter) {
        if (!values.isEmpty()) {
            return values.getFirst();
        }
        Object given = named.get(parameter);
        if (given == null) {
            throw new StepFailed("Missing required parameter: \"" + parameter + "\" for step " + name);
        }
        return given;
    }

    String text(String parameter) {
        return String.valueOf(value(parameter));
    }

    String text(String parameter, String otherwise) {
        Object given = values.isEmpty() ? named.get(parameter) : values.getFirst();
        return given == null ? otherwise : String.valueOf(given);
    }

    long number(String parameter) {
        Object given = value(parameter);
        return given instanceof Number number ? number.longValue() : Long.parseLong(String.valueOf(given));
    }

    boolean flag(String parameter) {
        return Boolean.TRUE.equals(named.get(parameter));
    }

    Closure<?> block() {
        return body.orElseThrow(() -> new StepFailed("There is no body specified for the block step " + name));
    }
}
