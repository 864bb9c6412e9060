package dev.vmautoscaling.server.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vmautoscaling.server.config.Default;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Schemas of records, in the two ways in which they cross the border: as documents that are read, and as answers. */
final class Schemas {
    private final Map<String, Object> components = new TreeMap<>();

    /** How a record is read or written. */
    private enum Way {
        ANSWER,
        DOCUMENT,
        /** A document that is laid over another one: nothing is required, null leaves a field out. */
        PARTIAL
    }

    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> document(Class<?> type, boolean isPartial) {
        return value(type, isPartial ? Way.PARTIAL : Way.DOCUMENT, Map.of());
    }

    /** What Jackson writes for a value of the type. */
    Map<String, Object> answer(Type type) {
        return value(type, Way.ANSWER, Map.of());
    }

    private Map<String, Object> value(Type type, Way way, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return value(variables.getOrDefault(variable, Object.class), way, variables);
        }
        if (type instanceof ParameterizedType parameterized) {
            return generic(parameterized, way, variables);
        }
        Class<?> plain = type instanceof Class<?> known ? known : Object.class;
        if (plain.isRecord()) {
            return reference(plain, way);
        }
        return plain.isEnum() ? words(plain, way) : scalar(plain, way);
    }

    private Map<String, Object> generic(ParameterizedType type, Way way, Map<TypeVariable<?>, Type> variables) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return value(arguments[0], way, variables);
        }
        if (List.class.isAssignableFrom(raw)) {
            return tree("type", "array", "items", value(arguments[0], way, variables));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return tree("type", "object", "additionalProperties", value(arguments[1], way, variables));
        }
        Map<TypeVariable<?>, Type> bound = new HashMap<>(variables);
        for (int i = 0; i < arguments.length; i++) {
            bound.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return raw.isRecord() ? object(raw, way, bound) : tree("type", "object");
    }

    private Map<String, Object> reference(Class<?> record, Way way) {
        String name = name(record) + (way == Way.PARTIAL ? ".Partial" : "");
        if (!components.containsKey(name)) {
            components.put(name, Map.of()); // known from now on, should it hold itself
            components.put(name, object(record, way, Map.of()));
        }
        return tree("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : name(outer).replaceFirst("Controller$", "") + ".") + type.getSimpleName();
    }

    private Map<String, Object> object(Class<?> record, Way way, Map<TypeVariable<?>, Type> variables) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = name(component, way);
            properties.put(name, property(component, way, variables));
            if (isRequired(component, way)) {
                required.add(name);
            }
        }
        Map<String, Object> object = tree("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    /** Answers may have words that Java keeps to itself. */
    private static String name(RecordComponent component, Way way) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null || way != Way.ANSWER ? component.getName() : other.value();
    }

    private Map<String, Object> property(RecordComponent component, Way way, Map<TypeVariable<?>, Type> variables) {
        Shaped shaped = component.getAnnotation(Shaped.class);
        if (shaped != null) {
            return document(shaped.value(), false);
        }
        Map<String, Object> schema = value(component.getGenericType(), way, variables);
        Default preset = component.getAnnotation(Default.class);
        if (preset != null) {
            schema.put("default", Examples.plain(component.getType(), preset.value()));
        }
        if (component.isAnnotationPresent(Secret.class)) {
            schema.put("format", "password");
            schema.put("writeOnly", true);
        }
        return way == Way.PARTIAL ? tree("anyOf", List.of(schema, tree("type", "null"))) : schema;
    }

    private static boolean isRequired(RecordComponent component, Way way) {
        return switch (way) {
            case PARTIAL -> false;
            case ANSWER -> component.getType() != Optional.class;
            case DOCUMENT ->
                component.getType() != Optional.class
                        && component.getType() != List.class
                        && !component.isAnnotationPresent(Default.class)
                        && !canBeEmpty(component.getType());
        };
    }

    /** A nested record that is left out is read as if it had been given without fields. */
    private static boolean canBeEmpty(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .noneMatch(component -> isRequired(component, Way.DOCUMENT));
    }

    private static Map<String, Object> words(Class<?> type, Way way) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> way == Way.ANSWER ? ((Enum<?>) constant).name() : Records.word(constant))
                .toList();
        return tree("type", "string", "enum", words);
    }

    private static Map<String, Object> scalar(Class<?> type, Way way) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return tree("type", "integer");
        }
        if (type == Double.class) {
            return tree("type", List.of("number", "null")); // of curves, which have gaps
        }
        if (type == double.class || type == BigDecimal.class) {
            return tree("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return tree("type", "boolean");
        }
        if (type == Instant.class) {
            return tree("type", "string", "format", "date-time");
        }
        if (type == Duration.class && way != Way.ANSWER) {
            return tree("type", "string", "pattern", "^[0-9]{1,9}(ms|s|m|h)$");
        }
        boolean isText = type == String.class || type == Duration.class || type == byte[].class;
        return isText ? tree("type", "string") : new LinkedHashMap<>();
    }

    /** A tree of names and values, in this order. */
    static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }
}
