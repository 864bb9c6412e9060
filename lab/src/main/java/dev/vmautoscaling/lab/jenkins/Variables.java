package dev.vmautoscaling.lab.jenkins;

import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a trigger takes from a request (facts 1.7), with the JSONPath library that the plugin itself uses. */
final class Variables {

    private final GenericTrigger trigger;
    private final Map<String, String> resolved = new LinkedHashMap<>();

    private Variables(GenericTrigger trigger) {
        this.trigger = trigger;
    }

    /** All variables by name. */
    static Map<String, String> of(GenericTrigger trigger, Request request) {
        Variables variables = new Variables(trigger);
        trigger.requestVariables().forEach(each -> variables.parameter(each, request));
        trigger.headerVariables().forEach(each -> variables.header(each, request));
        String content = content(request);
        trigger.variables().forEach(each -> variables.content(each, content));
        return variables.resolved;
    }

    // facts 1.5: a form is turned into JSON, everything else is taken as it is
    private static String content(Request request) {
        if (!request.isForm()) {
            return request.body();
        }
        ObjectNode form = JsonMapper.shared().createObjectNode();
        request.form().forEach((name, values) -> {
            var array = form.putArray(name);
            values.forEach(array::add);
        });
        return form.toString();
    }

    private void parameter(GenericTrigger.Variable variable, Request request) {
        numbered(variable.key(), request.queryParameters().getOrDefault(variable.key(), List.of()), variable);
    }

    private void header(GenericTrigger.Variable variable, Request request) {
        String name = variable.key().toLowerCase(Locale.ROOT);
        request.header(name).ifPresent(value -> numbered(name.replace('-', '_'), List.of(value), variable));
    }

    // facts 1.4: key_0 and so on, and the bare key where there is just one
    private void numbered(String key, List<String> values, GenericTrigger.Variable variable) {
        for (int i = 0; i < values.size(); i++) {
            resolved.put(key + "_" + i, filtered(values.get(i), variable));
        }
        if (values.size() == 1) {
            resolved.put(key, filtered(values.getFirst(), variable));
        }
    }

    private void content(GenericTrigger.Variable variable, String content) {
        Optional<Object> found = variable.xpath() ? Optional.empty() : read(content, variable.expression());
        if (found.isEmpty()) {
            // trap 10: without a default there is no variable at all
            variable.defaultValue().ifPresent(value -> resolved.put(variable.key(), value));
            return;
        }
        Object value = found.get();
        if (isLeaf(value)) {
            resolved.put(name(variable.key()), filtered(String.valueOf(value), variable));
            return;
        }
        resolved.put(name(variable.key()), filtered(json(value), variable));
        if (!trigger.switches().shouldNotFlatten()) {
            flatten(variable.key(), value, variable);
        }
    }

    private static Optional<Object> read(String content, String expression) {
        if (expression.equals("$")) {
            return Optional.of(content);
        }
        try {
            return Optional.ofNullable(JsonPath.<@Nullable Object>read(content, expression));
        } catch (InvalidJsonException | IllegalArgumentException notJson) {
            return Optional.empty();
        } catch (JsonPathException nothingThere) {
            return Optional.empty();
        }
    }

    private void flatten(String key, @Nullable Object value, GenericTrigger.Variable variable) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(key + "_" + i, list.get(i), variable);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> flatten(key + "_" + name, part, variable));
        } else if (value != null) {
            resolved.put(name(key), filtered(String.valueOf(value), variable));
        }
    }

    private static boolean isLeaf(Object value) {
        return !(value instanceof List<?>) && !(value instanceof Map<?, ?>);
    }

    private static String name(String key) {
        return key.replaceAll("[\\s-]", "_");
    }

    private static String filtered(String value, GenericTrigger.Variable variable) {
        return variable.regexpFilter().isEmpty() ? value : value.replaceAll(variable.regexpFilter(), "");
    }

    /** The text that Gson writes: some characters, which occur in strings only, are escaped. */
    private static String json(Object value) {
        return JsonMapper.shared()
                .writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("=", "\\u003d")
                .replace("'", "\\u0027");
    }
}
